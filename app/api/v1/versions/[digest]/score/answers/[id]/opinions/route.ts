import { api } from '#app/_server/api.ts'
import { acceptAnswer } from '#db/commands/accept-answer.ts'
import { findAnswered } from '#db/queries/find-score.ts'
import { Refusal } from '#lib/error.ts'
import { opineOnAnswerOperation } from '../../../../../../_contract/scores.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Accepts an answer, or declines it. */
export const POST = api(opineOnAnswerOperation, async ({ db, actor, params, body }) => {
  if ((await findAnswered(db, params.id)) !== params.digest)
    throw new Refusal('not-found', 'No answer to a finding of this version has this id.')
  const result = await acceptAnswer(db, actor, params.id, body)
  if (result.kind === 'not-found') throw new Refusal('not-found', 'No answer here has this id.')
  if (result.kind === 'own') throw new Refusal('conflict', 'Nobody judges their own answer. Ask another auditor.')
  return Response.json({ standing: body.stance === 'accept' ? 'accepted' : 'declined' })
})
