import { api } from '#app/_server/api.ts'
import { versionOrRefuse } from '../../_answers/read.ts'
import { canonicalRecord, representVersion } from '../../_answers/represent.ts'
import { pinnedVersion } from '../../_answers/version.ts'
import { readExactVersionOperation } from '../../_contract/exact-versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The version by its digest, in the form that Accept asks for. The record is put in as it was digested, not printed anew. */
export const GET = api(readExactVersionOperation, async ({ db, request, params, site }) => {
  const version = await versionOrRefuse(db, null, params)
  const accept = request.headers.get('accept')
  return representVersion({ db, version, accept, site }, async () => {
    const beside = JSON.stringify(pinnedVersion(version, params.digest, site))
    const record = await canonicalRecord(db, params.digest)
    const headers = { 'Content-Type': 'application/json' }
    return new Response(`${beside.slice(0, -1)},"record":${record}}`, { headers })
  })
})
