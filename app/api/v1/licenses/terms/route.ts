import { api } from '#app/_server/api.ts'
import { LICENSE_TERMS_EDITIONS, listTerms } from '#lib/license/terms.ts'
import { listTermsOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The table of licence terms. */
export const GET = api(listTermsOperation, async ({ query: { edition } }) =>
  Response.json({ edition, editions: LICENSE_TERMS_EDITIONS, items: listTerms(edition) }),
)
