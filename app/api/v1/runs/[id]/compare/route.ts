import { api } from '#app/_server/api.ts'
import { readCompared } from '#db/queries/read-replayed.ts'
import { compareRuns } from '#lib/run/comparison.ts'
import { noRun } from '../../../_answers/run.ts'
import { compareRunsOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Where two runs differ. */
export const GET = api(compareRunsOperation, async ({ db, params, query }) => {
  const found = await readCompared(db, [params.id, query.with])
  const [ours, theirs] = [found.get(params.id), found.get(query.with)]
  if (ours === undefined) throw noRun(params.id)
  if (theirs === undefined) throw noRun(query.with)
  return Response.json(compareRuns(ours, theirs, query.tolerance))
})
