import { api } from '#app/_server/api.ts'
import { signAudit } from '#db/commands/record-audit.ts'
import { Refusal } from '#lib/error.ts'
import { findAudit, publicAudit } from '../../../_answers/audit.ts'
import { signAuditOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Signs an audit. */
export const POST = api(signAuditOperation, async ({ db, actor, params, body }) => {
  const { digest, ...signature } = body
  const result = await signAudit(db, actor, params.id, digest, signature)
  if (result.kind === 'signed-already') throw new Refusal('conflict', 'You have signed this audit already.')
  if (result.kind === 'other-report')
    throw new Refusal('conflict', `The report of this audit is ${result.digest}. Read it before you sign.`)
  return Response.json(publicAudit(await findAudit(db, params.id)), { status: 201 })
})
