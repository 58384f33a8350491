import { api } from '#app/_server/api.ts'
import { answerFinding } from '#db/commands/answer-finding.ts'
import { findScore } from '#db/queries/find-score.ts'
import { Refusal } from '#lib/error.ts'
import { answerFindingOperation } from '../../../../_contract/scores.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Puts a maintainer's answer beside a finding. */
export const POST = api(answerFindingOperation, async ({ db, actor, params, body: { score: asked, ...draft } }) => {
  const score = await findScore(db, params.digest, asked ?? null)
  if (score === null)
    throw new Refusal(
      'not-found',
      asked === undefined
        ? 'No published version here has this digest, or it was never assessed: there is no finding to answer.'
        : 'This version has no score with this digest.',
    )
  const result = await answerFinding(db, actor, score, draft)
  if (result.kind === 'not-found') throw new Refusal('not-found', 'This score is not known here.')
  return Response.json({ id: result.id, score }, { status: 201 })
})
