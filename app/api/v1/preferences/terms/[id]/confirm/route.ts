import { api } from '#app/_server/api.ts'
import { confirmTerms } from '#db/commands/record-terms.ts'
import { answerStep } from '../../../../_answers/terms.ts'
import { confirmTermsOperation } from '../../../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Confirms the terms. */
export const POST = api(confirmTermsOperation, async ({ db, actor, params }) =>
  answerStep(db, params.id, await confirmTerms(db, actor, params.id)),
)
