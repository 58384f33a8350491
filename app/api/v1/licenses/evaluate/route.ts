import { api } from '#app/_server/api.ts'
import { evaluateLicenses } from '#lib/license/evaluate.ts'
import { evaluateLicensesOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The verdict on the licences that were sent. */
export const POST = api(evaluateLicensesOperation, async ({ body }) => Response.json(evaluateLicenses(body)))
