import { api } from '#app/_server/api.ts'
import { findAudit, publicAudit } from '../../_answers/audit.ts'
import { readAuditOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** An audit and who signed it. */
export const GET = api(readAuditOperation, async ({ db, params }) =>
  Response.json(publicAudit(await findAudit(db, params.id))),
)
