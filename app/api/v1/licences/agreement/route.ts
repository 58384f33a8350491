import { api } from '#app/_server/api.ts'
import { countAgreement } from '#db/queries/count-agreement.ts'
import { readAgreementOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Where hosts and auditors agree. */
export const GET = api(readAgreementOperation, async ({ db, query }) =>
  Response.json(await countAgreement(db, { organization: query.organization?.toLowerCase() ?? null })),
)
