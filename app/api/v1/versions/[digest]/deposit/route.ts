import { api } from '#app/_server/api.ts'
import { depositResponse } from '../../../_answers/deposit.ts'
import { readDepositOperation } from '../../../_contract/deposits.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The deposit package of a version. */
export const GET = api(readDepositOperation, ({ db, params, site }) => depositResponse(db, params.digest, site))
