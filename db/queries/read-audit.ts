import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { LicenseReport } from '#lib/license/report.ts'
import type { Db } from '../client.ts'
import { auditSignatures, audits } from '../schema/index.ts'

/** A signature as it is shown in public. */
export type Signature = { name: string; capacity: string; statement: string; at: Date; digest: string }

/** A recorded audit with its report, the bytes that were digested, and who signed. */
export type KeptAudit = {
  id: string
  title: string
  digest: string
  canonical: string
  report: LicenseReport
  createdAt: Date
  createdBy: string | null
  signatures: Signature[]
}

/** The audit of this id, or null; two statements. */
export async function readAudit(db: Db, id: string): Promise<KeptAudit | null> {
  if (!z.uuid().safeParse(id).success) return null
  const [row] = await db.select().from(audits).where(eq(audits.id, id))
  if (row === undefined) return null
  const signed = auditSignatures
  const signatures = await db
    .select({
      name: signed.name,
      capacity: signed.capacity,
      statement: signed.statement,
      at: signed.at,
      digest: signed.digest,
    })
    .from(signed)
    .where(eq(signed.auditId, id))
    .orderBy(asc(signed.at))
  const { title, digest, report: canonical, createdAt, createdBy } = row
  return {
    id,
    title,
    digest,
    canonical,
    report: LicenseReport.parse(JSON.parse(canonical)),
    createdAt,
    createdBy,
    signatures,
  }
}

/** An audit in a list. */
export type ListedAudit = { id: string; title: string; subject: string; verdict: string; use: string; createdAt: Date }

/** The newest audits, of one subject (a digest) or of all. */
export async function listAudits(
  db: Db,
  { subject = null, before = null, limit }: { subject?: string | null; before?: Date | null; limit: number },
): Promise<ListedAudit[]> {
  const rows = await db
    .select({
      id: audits.id,
      title: audits.title,
      subject: audits.subject,
      verdict: audits.verdict,
      question: audits.question,
      createdAt: audits.createdAt,
    })
    .from(audits)
    .where(
      and(
        subject === null ? undefined : eq(audits.subject, subject),
        before === null ? undefined : lt(audits.createdAt, before),
      ),
    )
    .orderBy(desc(audits.createdAt))
    .limit(limit)
  return rows.map(({ question, ...row }) => ({ ...row, use: question.use }))
}
