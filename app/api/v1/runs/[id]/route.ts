import { api } from '#app/_server/api.ts'
import { amendRun } from '#db/commands/amend-run.ts'
import { noRun, runIsOver, runOrRefuse, unknownVersions } from '../../_answers/run.ts'
import { amendRunOperation, readRunOperation } from '../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The run as it stands. */
export const GET = api(readRunOperation, async ({ db, params }) => Response.json(await runOrRefuse(db, params.id)))

/** Adds to a run that is under way, or ends it. */
export const PATCH = api(amendRunOperation, async ({ db, actor, params, body }) => {
  const result = await amendRun(db, actor, params.id, body, new Date())
  if (result.kind === 'not-found') throw noRun(params.id)
  if (result.kind === 'over') throw runIsOver(result.state)
  if (result.kind === 'unknown-versions') throw unknownVersions(result.digests)
  return Response.json(await runOrRefuse(db, params.id))
})
