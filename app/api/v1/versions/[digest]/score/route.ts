import { api } from '#app/_server/api.ts'
import { assessVersion } from '#db/commands/assess-version.ts'
import { Refusal } from '#lib/error.ts'
import { answerScore } from '../../../_answers/score.ts'
import { assessVersionOperation, readScoreOperation } from '../../../_contract/scores.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The score of a version, its history, or its export. */
export const GET = api(readScoreOperation, ({ db, params, query }) => answerScore(db, params.digest, query))

/** Assesses the version as it stands today. */
export const POST = api(assessVersionOperation, async ({ db, actor, params }) => {
  const result = await assessVersion(db, actor, params.digest, new Date())
  if (result.kind === 'not-found') throw new Refusal('not-found', 'No published version here has this digest.')
  const { digest, document } = result
  return Response.json({ digest, score: document.score }, { status: result.kind === 'assessed' ? 201 : 200 })
})
