import { comparedRecords } from '#app/_records/compared.ts'
import { api } from '#app/_server/api.ts'
import { isDigest } from '#lib/digest.ts'
import { comparedSide } from '../../../../../../_answers/compare.ts'
import { pathOf, versionOrRefuse } from '../../../../../../_answers/read.ts'
import { compareRecordsOperation } from '../../../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What became of the records from one version to the other. */
export const GET = api(compareRecordsOperation, async ({ db, actor, params, query, site }) => {
  const path = pathOf(params)
  const named = (side: string) => (isDigest(side) ? { digest: side } : { path, label: side })
  const before = await versionOrRefuse(db, actor, named(params.range[0]))
  const after = await versionOrRefuse(db, actor, named(params.range[1]))
  const compared = await comparedRecords(db, before, after, query)
  return Response.json({ before: comparedSide(before, site), after: comparedSide(after, site), ...compared })
})
