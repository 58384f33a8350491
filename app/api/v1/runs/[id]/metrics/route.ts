import { api } from '#app/_server/api.ts'
import { appendMeasurements } from '#db/commands/append-measurements.ts'
import { listPoints } from '#db/queries/list-points.ts'
import { noRun, runIsOver, runOrRefuse, stepOutOfOrder } from '../../../_answers/run.ts'
import { appendMeasurementsOperation, readMeasurementsOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The numbers of a run. */
export const GET = api(readMeasurementsOperation, async ({ db, params, query }) => {
  await runOrRefuse(db, params.id)
  const found = await listPoints(db, params.id, { ...query, limit: query.limit + 1 })
  return Response.json({ items: found.slice(0, query.limit), complete: found.length <= query.limit })
})

/** Adds numbers and digests to a run that is under way. */
export const POST = api(appendMeasurementsOperation, async ({ db, actor, params, body }) => {
  const result = await appendMeasurements(db, actor, params.id, body, new Date())
  if (result.kind === 'not-found') throw noRun(params.id)
  if (result.kind === 'over') throw runIsOver(result.state)
  if (result.kind === 'out-of-order') throw stepOutOfOrder(result.in, result.fault)
  return Response.json(result.answer, { status: 201 })
})
