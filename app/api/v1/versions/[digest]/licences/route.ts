import { api } from '#app/_server/api.ts'
import { answerLicences } from '../../../_answers/licences.ts'
import { readLicencesOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The licence facts of a version and the answer to a question. */
export const GET = api(readLicencesOperation, ({ db, params, query }) =>
  answerLicences(db, { version: params.digest }, query),
)
