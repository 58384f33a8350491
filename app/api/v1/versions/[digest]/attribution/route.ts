import { api } from '#app/_server/api.ts'
import { attributionOf } from '../../../_answers/licences.ts'
import { readAttributionOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The attribution file of a version. */
export const GET = api(readAttributionOperation, ({ db, params, query }) =>
  attributionOf(db, { version: params.digest }, query.format),
)
