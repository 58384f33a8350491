import { api } from '#app/_server/api.ts'
import { recordAudit } from '#db/commands/record-audit.ts'
import { readAudit } from '#db/queries/read-audit.ts'
import { Refusal } from '#lib/error.ts'
import { publicAudit } from '../_answers/audit.ts'
import { recordAuditOperation } from '../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Records an audit: the answer to a question, frozen with all that it rests on. */
export const POST = api(recordAuditOperation, async ({ db, actor, body }) => {
  const result = await recordAudit(db, actor, body, new Date())
  const audit = result.kind === 'recorded' ? await readAudit(db, result.id) : null
  if (audit === null) throw new Refusal('not-found', 'No published version or mixture here has this digest.')
  return Response.json(publicAudit(audit), { status: 201 })
})
