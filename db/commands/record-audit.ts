import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '#lib/dataset/access.ts'
import { boundedText, requiredText } from '#lib/evidence.ts'
import { writeReport } from '#lib/license/report.ts'
import { LicenseQuestion } from '#lib/license/verdict.ts'
import type { Db } from '../client.ts'
import { NamedSubject, readSubject } from '../queries/read-subject.ts'
import { auditSignatures, audits } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** What is to be audited, for which use, and the auditor's own words. */
export const AuditDraft = z.strictObject({
  subject: NamedSubject,
  question: LicenseQuestion,
  note: boundedText(20_000).default(''),
})
export type AuditDraft = z.infer<typeof AuditDraft>

/** A signature: the name and capacity in which a person signs, and what they state. */
export const SignatureDraft = z.strictObject({
  name: requiredText(200),
  capacity: requiredText(200),
  statement: requiredText(4000),
})
export type SignatureDraft = z.infer<typeof SignatureDraft>

export type RecordedAudit = { kind: 'recorded'; id: string; digest: string } | { kind: 'not-found' }

/** Freezes the answer to a question about a version or a mixture, with every fact that it rests on (DESIGN §7.3, §7.4). */
export async function recordAudit(db: Db, actor: Actor | null, draft: AuditDraft, now: Date): Promise<RecordedAudit> {
  permit(actor, 'audit.record', null, 'record an audit')
  return db.transaction(async (tx) => {
    const found = await readSubject(tx, draft.subject)
    if (found === null) return { kind: 'not-found' }
    const { subject, title, licensing } = found
    const { question, note } = draft
    const asOf = now.toISOString()
    const { report, canonical, digest } = writeReport({ subject, question, note, asOf, auditor: actor.name, licensing })
    const named = subject.kind === 'version' ? subject.version : subject.mixture
    const verdict = report.judgement.verdict.verdict
    const row = { subject: named, title, question, verdict, report: canonical, digest, createdAt: now }
    const by = { createdBy: actor.userId, authorName: actor.name }
    const [written] = await tx
      .insert(audits)
      .values({ ...row, ...by })
      .returning({ id: audits.id })
    if (written === undefined) throw new Error('The audit was not written.')
    await recordEvent(tx, actor, {
      kind: 'audit.recorded',
      subject: named,
      facts: { audit: written.id, digest, verdict },
    })
    return { kind: 'recorded', id: written.id, digest }
  })
}

export type SignedAudit =
  | { kind: 'signed' }
  | { kind: 'signed-already' }
  | { kind: 'not-found' }
  | { kind: 'other-report'; digest: string }

/** Signs a recorded audit. `digest` is the report that the person was shown: with another one nothing is signed. Each person signs once. */
export async function signAudit(
  db: Db,
  actor: Actor | null,
  id: string,
  digest: string,
  signature: SignatureDraft,
): Promise<SignedAudit> {
  permit(actor, 'audit.record', null, 'sign an audit')
  return db.transaction(async (tx) => {
    const [audit] = await tx.select({ digest: audits.digest }).from(audits).where(eq(audits.id, id))
    if (audit === undefined) return { kind: 'not-found' }
    if (audit.digest !== digest) return { kind: 'other-report', digest: audit.digest }
    const written = await tx
      .insert(auditSignatures)
      .values({ ...signature, auditId: id, digest, signedBy: actor.userId })
      .onConflictDoNothing()
      .returning({ id: auditSignatures.id })
    if (written.length === 0) return { kind: 'signed-already' }
    await recordEvent(tx, actor, { kind: 'audit.signed', subject: digest, facts: { audit: id } })
    return { kind: 'signed' }
  })
}
