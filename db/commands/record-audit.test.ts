import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { audits, events, users } from '#db/schema/index.ts'
import { type Digest, digestOf } from '#lib/digest.ts'
import { ConclusionDraft, OpinionDraft } from '#lib/license/conclusion.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { recomputeReport } from '#lib/license/report.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { type KeptAudit, readAudit } from '../queries/read-audit.ts'
import { concludeLicense } from './conclude-license.ts'
import { opineOnConclusion } from './opine-on-conclusion.ts'
import { AuditDraft, recordAudit, SignatureDraft, signAudit } from './record-audit.ts'
import { recordMixture } from './record-mixture.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NOWHERE: Digest = `sha256:${'0'.repeat(64)}`
const SIGNATURE = SignatureDraft.parse({ name: 'Ada', capacity: 'auditor', statement: 'I read the evidence.' })
const concluded = (expression: string) => [{ raw: expression, expression, kind: 'concluded' as const }]

function auditOf(version: Digest, question: object = {}): AuditDraft {
  return AuditDraft.parse({
    subject: { version },
    question: { use: 'commercial-training', ...question },
    note: 'Read.',
  })
}

async function recorded(db: Db, draft: AuditDraft): Promise<KeptAudit> {
  const result = await recordAudit(db, await keptActor(db, { role: 'auditor' }), draft, NOW)
  const audit = result.kind === 'recorded' ? await readAudit(db, result.id) : null
  if (audit === null) throw new Error(result.kind)
  return audit
}

/** A published version whose one source is not for sale. */
function notForSale(db: Db) {
  return publishedVersion(db, {
    version: { licenses: [], sources: [{ name: 'Songs', kind: 'other', licenses: concluded('CC-BY-NC-4.0') }] },
  })
}

async function told(db: Db, kind: string) {
  const rows = await db.select().from(events).where(eq(events.kind, kind)).orderBy(events.id)
  return rows.map(({ subject, facts }) => ({ subject, facts }))
}

test('an audit freezes the question, the facts and the answer under the sha256 of its bytes', async ({ db }) => {
  const { digest } = await notForSale(db)
  const audit = await recorded(db, auditOf(digest))
  expect(digestOf(audit.canonical)).toBe(audit.digest)
  expect(audit.report).toMatchObject({
    subject: { kind: 'version', version: digest },
    question: { use: 'commercial-training' },
    note: 'Read.',
    asOf: '2026-11-23T10:00:00.000Z',
    auditor: 'Ada',
    judgement: { verdict: { verdict: 'disallowed' } },
  })
  expect(recomputeReport(audit.report)).toEqual({ holds: true, differs: [] })
  expect(audit.createdAt).toEqual(NOW)
})

test('its event names the audit, its digest and its verdict, and nobody', async ({ db }) => {
  const { digest } = await notForSale(db)
  const audit = await recorded(db, auditOf(digest))
  expect(await told(db, 'audit.recorded')).toEqual([
    { subject: digest, facts: { audit: audit.id, digest: audit.digest, verdict: 'disallowed' } },
  ])
})

test('what is concluded later does not move a recorded audit; a new one tells of it', async ({ db }) => {
  const { digest } = await notForSale(db)
  const before = await recorded(db, auditOf(digest))
  const auditor = await keptActor(db, { role: 'auditor' })
  const draft = ConclusionDraft.parse({ parts: ['source/0'], expression: 'CC0-1.0', reason: 'It was given away.' })
  const proposed = await concludeLicense(db, auditor, digest, draft)
  const [id = ''] = proposed.kind === 'proposed' ? proposed.conclusions : []
  const steward = await keptActor(db, { role: 'steward' })
  await opineOnConclusion(db, steward, id, OpinionDraft.parse({ stance: 'confirm' }))
  expect((await readAudit(db, before.id))?.canonical).toBe(before.canonical)
  expect((await recorded(db, auditOf(digest))).report.judgement.verdict.verdict).toBe('allowed')
})

test('a mixture is audited as one, with the facts of every member', async ({ db }) => {
  const { digest: bound, actor } = await notForSale(db)
  const { digest: free } = await publishedVersion(db, {
    dataset: { name: 'birds' },
    version: { licenses: concluded('MIT'), sources: [] },
  })
  const members = [
    { version: free, share: 0.75 },
    { version: bound, share: 0.25 },
  ]
  const mixture = await recordMixture(db, actor, Mixture.parse({ title: 'Both', members }))
  if (mixture.kind === 'unknown-versions') throw new Error(mixture.kind)
  const { report, title } = await recorded(db, { ...auditOf(bound), subject: { mixture: mixture.digest } })
  expect(title).toBe('Both')
  expect(report.licensing.map(({ version }) => version)).toEqual([free, bound])
  expect(report.judgement.inTheWay).toMatchObject({ members: [bound], membersShare: 0.25 })
})

test('what is not here is not found, and a question that cannot be asked is refused; nothing is written', async ({
  db,
}) => {
  const { digest, actor } = await notForSale(db)
  expect(await recordAudit(db, actor, auditOf(NOWHERE), NOW)).toEqual({ kind: 'not-found' })
  const unclear = auditOf(digest, { use: 'derived-dataset', outbound: 'MIT OR Zlib' })
  const refusal = await refusalOf(recordAudit(db, actor, unclear, NOW))
  expect([refusal.code, refusal.issues[0]?.at]).toEqual(['invalid', '/outbound'])
  expect([await db.select().from(audits), await told(db, 'audit.recorded')]).toEqual([[], []])
})

test('strangers and tokens of another scope neither record nor sign', async ({ db }) => {
  const { digest, actor } = await notForSale(db)
  const { id, digest: report } = await recorded(db, auditOf(digest))
  const publisher = { ...actor, scopes: ['publish' as const] }
  for (const [who, code] of [
    [null, 'unauthenticated'],
    [publisher, 'forbidden'],
  ] as const) {
    expect((await refusalOf(recordAudit(db, who, auditOf(digest), NOW))).code).toBe(code)
    expect((await refusalOf(signAudit(db, who, id, report, SIGNATURE))).code).toBe(code)
  }
})

test('each person signs once, and only the report that they were shown', async ({ db }) => {
  const { digest, actor } = await notForSale(db)
  const { id, digest: report } = await recorded(db, auditOf(digest))
  expect(await signAudit(db, actor, id, NOWHERE, SIGNATURE)).toEqual({ kind: 'other-report', digest: report })
  expect(await signAudit(db, actor, crypto.randomUUID(), report, SIGNATURE)).toEqual({ kind: 'not-found' })
  expect(await signAudit(db, actor, id, report, SIGNATURE)).toEqual({ kind: 'signed' })
  expect(await signAudit(db, actor, id, report, SIGNATURE)).toEqual({ kind: 'signed-already' })
  expect(await signAudit(db, await keptActor(db), id, report, SIGNATURE)).toEqual({ kind: 'signed' })
  expect((await readAudit(db, id))?.signatures).toMatchObject([SIGNATURE, SIGNATURE])
  expect(await told(db, 'audit.signed')).toEqual([
    { subject: report, facts: { audit: id } },
    { subject: report, facts: { audit: id } },
  ])
})

test('a person who signs twice at once has signed once', async ({ own: { db } }) => {
  const { digest, actor } = await notForSale(db)
  const { id, digest: report } = await recorded(db, auditOf(digest))
  const signed = await Promise.all([1, 2, 3].map(() => signAudit(db, actor, id, report, SIGNATURE)))
  expect(signed.map(({ kind }) => kind).sort()).toEqual(['signed', 'signed-already', 'signed-already'])
  expect(await told(db, 'audit.signed')).toHaveLength(1)
})

test('the database keeps an audit and its signatures as they were written, also when an account goes', async ({
  db,
}) => {
  const { digest } = await notForSale(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  const result = await recordAudit(db, auditor, auditOf(digest), NOW)
  if (result.kind !== 'recorded') throw new Error(result.kind)
  await signAudit(db, auditor, result.id, result.digest, SIGNATURE)
  for (const statement of [
    sql`update audits set verdict = 'allowed'`,
    sql`update audit_signatures set statement = 'I did not.'`,
    sql`delete from audit_signatures`,
    sql`delete from audits`,
  ])
    await expect(db.transaction((tx) => tx.execute(statement))).rejects.toThrow()
  await db.delete(users).where(eq(users.id, auditor.userId))
  expect(await readAudit(db, result.id)).toMatchObject({
    digest: result.digest,
    createdBy: null,
    signatures: [SIGNATURE],
  })
})
