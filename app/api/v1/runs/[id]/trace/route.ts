import { api } from '#app/_server/api.ts'
import { readTraces } from '#db/queries/read-run-parts.ts'
import { runOrRefuse } from '../../../_answers/run.ts'
import { readTraceOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The digests of a run by step. */
export const GET = api(readTraceOperation, async ({ db, params }) => {
  await runOrRefuse(db, params.id)
  return Response.json({ items: (await readTraces(db, [params.id])).get(params.id) ?? [] })
})
