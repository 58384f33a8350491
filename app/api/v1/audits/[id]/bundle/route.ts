import { api } from '#app/_server/api.ts'
import { auditBundle, findAudit } from '../../../_answers/audit.ts'
import { readAuditBundleOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The audit with everything that it takes to check it elsewhere. */
export const GET = api(readAuditBundleOperation, async ({ db, params }) =>
  Response.json(auditBundle(await findAudit(db, params.id))),
)
