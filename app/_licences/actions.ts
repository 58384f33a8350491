'use server'

import { redirect } from 'next/navigation'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { AuditDraft, recordAudit, SignatureDraft, signAudit } from '#db/commands/record-audit.ts'
import { readQuestion } from './question.ts'
import { RECORD_AUDIT_FORM, SIGN_AUDIT_FORM } from './record-audit-form.ts'

export const record = formAction(
  {
    spec: RECORD_AUDIT_FORM,
    schema: AuditDraft,
    what: 'audit',
    failed: 'The audit was not recorded',
    read: (values) => ({
      subject: { [one(values, 'context.kind')]: one(values, 'context.digest') },
      question: readQuestion(Object.fromEntries(new URLSearchParams(one(values, 'context.query')))),
      note: one(values, 'note'),
    }),
  },
  async (actor, draft) => {
    const result = await recordAudit(database(), actor, draft, new Date())
    if (result.kind === 'not-found') return { fault: 'This version or mixture is not known here any more.' }
    redirect(`/audits/${result.id}`)
  },
)

export const sign = formAction(
  {
    spec: SIGN_AUDIT_FORM,
    schema: SignatureDraft,
    what: 'signature',
    failed: 'The audit was not signed',
    read: (values) => ({
      name: one(values, 'name'),
      capacity: one(values, 'capacity'),
      statement: one(values, 'statement'),
    }),
  },
  async (actor, signature, values) => {
    const id = one(values, 'context.audit')
    const result = await signAudit(database(), actor, id, one(values, 'context.digest'), signature)
    if (result.kind === 'signed') redirect(`/audits/${id}`)
    if (result.kind === 'signed-already') return { fault: 'You have signed this audit already.' }
    if (result.kind === 'not-found') return { fault: 'This audit is not known here.' }
    return { fault: `The report is another one now: ${result.digest}. Read it again before you sign.` }
  },
)
