import { api } from '#app/_server/api.ts'
import { findAudit } from '../../../_answers/audit.ts'
import { readAuditReportOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The canonical bytes of the report, whose sha256 is the digest that was signed. */
export const GET = api(readAuditReportOperation, async ({ db, params }) => {
  const { canonical } = await findAudit(db, params.id)
  return new Response(canonical, { headers: { 'content-type': 'application/json' } })
})
