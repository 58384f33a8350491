import { api } from '#app/_server/api.ts'
import { recordReplay } from '#db/commands/record-replay.ts'
import { Refusal } from '#lib/error.ts'
import { noRun } from '../../../_answers/run.ts'
import { replayRunOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Judges a recorded run as the replay of this one. */
export const POST = api(replayRunOperation, async ({ db, actor, params, body }) => {
  const { run: replay, tolerance } = body
  const result = await recordReplay(db, actor, params.id, { replay, tolerance })
  if (result.kind === 'not-found') throw noRun(params.id)
  if (result.kind === 'no-replay') {
    const message = `There is no run ${replay}. Record the repetition with POST /api/v1/runs first.`
    throw new Refusal('invalid', message, [{ at: '/run', message }])
  }
  return Response.json({ id: result.id, judgement: result.judgement }, { status: 201 })
})
