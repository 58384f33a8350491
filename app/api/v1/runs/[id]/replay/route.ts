import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { orderReplay } from '#db/commands/order-replay.ts'
import { recordReplay } from '#db/commands/record-replay.ts'
import { Refusal } from '#lib/error.ts'
import { noRun, orderedRun } from '../../../_answers/run.ts'
import { replayRunOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Has this run repeated here, or judges a recorded run as its replay. */
export const POST = api(replayRunOperation, async ({ db, actor, params, body, site }) => {
  const { run: replay, organization, tolerance } = body
  if (replay === null) {
    const ordered = await orderReplay(db, blobs(), actor, { run: params.id, organization, now: new Date() })
    if (ordered.kind === 'not-found') throw noRun(params.id)
    if (ordered.kind === 'not-replayable') throw new Refusal('conflict', `Not replayable: ${ordered.reason}`)
    return orderedRun(db, ordered.id, site)
  }
  const result = await recordReplay(db, actor, params.id, { replay, tolerance })
  if (result.kind === 'not-found') throw noRun(params.id)
  if (result.kind === 'no-replay') {
    const message = `There is no run ${replay}. Record the repetition with POST /api/v1/runs first.`
    throw new Refusal('invalid', message, [{ at: '/run', message }])
  }
  return Response.json({ id: result.id, judgement: result.judgement }, { status: 201 })
})
