import { api } from '#app/_server/api.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { listRunsOfVersion } from '#db/queries/list-runs-of-version.ts'
import { RUN_DISCLAIMER } from '#lib/run/public.ts'
import { noExactVersion } from '../../../_answers/harvest.ts'
import { listRunsOfVersionOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The runs that read or made the version. */
export const GET = api(listRunsOfVersionOperation, async ({ db, params: { digest } }) => {
  const version = await findExactVersion(db, digest)
  if (version === null) throw noExactVersion(digest)
  const items = await listRunsOfVersion(db, { digest, path: version.path, label: version.label })
  return Response.json({ version: digest, items, disclaimer: RUN_DISCLAIMER })
})
