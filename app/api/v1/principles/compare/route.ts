import { api } from '#app/_server/api.ts'
import { answerCompared } from '../../_answers/compared-scores.ts'
import { compareScoresOperation } from '../../_contract/compared-scores.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The newest scores of several versions, side by side. */
export const GET = api(compareScoresOperation, async ({ db, query, site }) =>
  Response.json(await answerCompared(db, query.version, site)),
)
