import { api } from '#app/_server/api.ts'
import { attributionOf } from '../../../_answers/licences.ts'
import { readMixtureAttributionOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The attribution file of a mixture. */
export const GET = api(readMixtureAttributionOperation, ({ db, params, query }) =>
  attributionOf(db, { mixture: params.digest }, query.format),
)
