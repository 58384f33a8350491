import { api } from '#app/_server/api.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { Refusal } from '#lib/error.ts'
import { noVersion, pathOf, versionOrRefuse } from '../../../../../../_answers/read.ts'
import { publicVersion } from '../../../../../../_answers/version.ts'
import { withdrawVersionOperation } from '../../../../../../_contract/versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Withdraws the published version for good, with its reason. */
export const POST = api(withdrawVersionOperation, async ({ db, actor, params, body, site }) => {
  const path = pathOf(params)
  const result = await withdrawVersion(db, actor, path, params.label, body)
  if (result.kind === 'not-found') throw noVersion(path, params.label)
  if (result.kind === 'is-a-draft')
    throw new Refusal('conflict', `Version ${params.label} is a draft: nobody cites it. Discard it with DELETE.`)
  if (result.kind === 'already-withdrawn')
    throw new Refusal('conflict', `Version ${params.label} was withdrawn before. What was said then stays.`)
  return Response.json(publicVersion(await versionOrRefuse(db, actor, { digest: result.digest }), site))
})
