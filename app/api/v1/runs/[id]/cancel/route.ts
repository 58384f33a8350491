import { api } from '#app/_server/api.ts'
import { cancelRun } from '#db/commands/cancel-run.ts'
import { noRun, orderedRun, runIsOver } from '../../../_answers/run.ts'
import { cancelRunOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Cancels a run that this registry carries out. */
export const POST = api(cancelRunOperation, async ({ db, actor, params, site }) => {
  const result = await cancelRun(db, actor, params.id, new Date())
  if (result.kind === 'not-found') throw noRun(params.id)
  if (result.kind === 'over') throw runIsOver(result.state)
  return orderedRun(db, params.id, site)
})
