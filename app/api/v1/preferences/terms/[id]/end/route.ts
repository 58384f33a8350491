import { api } from '#app/_server/api.ts'
import { endTerms } from '#db/commands/record-terms.ts'
import { answerStep } from '../../../../_answers/terms.ts'
import { endTermsOperation } from '../../../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Ends the terms. */
export const POST = api(endTermsOperation, async ({ db, actor, params, body }) =>
  answerStep(db, params.id, await endTerms(db, actor, params.id, body)),
)
