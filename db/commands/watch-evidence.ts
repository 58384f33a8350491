import { asc, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { Evidence } from '#lib/evidence.ts'
import type { EvidenceOutcome } from '#lib/license/evidence-outcome.ts'
import { CHECK_EVERY_DAYS, watchStep } from '#lib/license/evidence-watch.ts'
import type { Db } from '../client.ts'
import { readEvidence } from '../queries/read-evidence.ts'
import { addJob } from '../queue.ts'
import { evidenceChecks, evidencePages } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** A page that is due, with what was quoted from it and what its host said of it last. */
export type DuePage = {
  evidence: string
  piece: Evidence
  /** sha256 of the bytes that last said what was quoted; null if none were kept. */
  baseline: string | null
  etag: string | null
  lastModified: string | null
}

/** What came of fetching a page. `snapshot`: sha256 of bytes that are kept; null where none came. */
export type EvidenceCheck = {
  evidence: string
  outcome: EvidenceOutcome
  note: string
  url: string
  bytes: number | null
  snapshot: string | null
  mediaType: string
  etag: string | null
  lastModified: string | null
  rule: string
}

/**
 * Puts the pages of all evidence under watch: of licences of published versions and of conclusions, of recorded facts and answers. Their first checks
 * are spread over the days to come. Known ones stay as they are; the answer is how many were new.
 */
export async function adoptEvidence(db: Db): Promise<number> {
  const { rowCount } = await db.execute(sql`
    insert into evidence_pages (evidence, source, due_at, baseline)
    select e.digest, e.source,
      now() + interval '1 day' + (abs(hashtext(e.digest)) % ${CHECK_EVERY_DAYS * 24}) * interval '1 hour',
      substr(e.snapshot, 8)
    from evidence e
    where e.digest in (
      select unnest(s.evidence) from license_statements s join versions v on v.id = s.version_id where v.status <> 'draft'
      union select unnest(evidence) from license_conclusions
      union select unnest(evidence) from version_facts
      union select unnest(evidence) from score_answers
    )
    on conflict do nothing`)
  return rowCount ?? 0
}

/** The pages whose time has come, longest overdue first. */
export async function listDuePages(db: Db, limit: number): Promise<DuePage[]> {
  const rows = await db
    .select()
    .from(evidencePages)
    .where(lte(evidencePages.dueAt, sql`now()`))
    .orderBy(asc(evidencePages.dueAt))
    .limit(limit)
  const kept = await readEvidence(
    db,
    rows.map(({ evidence }) => evidence),
  )
  return rows.flatMap(({ evidence, baseline, etag, lastModified, state }) => {
    const piece = kept.get(evidence)
    // "as before" is an answer only where the page said the words before
    const remembered = state === 'as-quoted' ? { etag, lastModified } : { etag: null, lastModified: null }
    return piece === undefined ? [] : [{ evidence, piece, baseline, ...remembered }]
  })
}

/**
 * Records one check, and where the page stands since: `license.evidence-changed` for every version that rests on it, when it
 * stands otherwise than before. Answers the versions that are to be told, by digest.
 */
export async function recordEvidenceCheck(db: Db, check: EvidenceCheck, now: Date): Promise<string[]> {
  return db.transaction(async (tx) => {
    const [page] = await tx.select().from(evidencePages).where(eq(evidencePages.evidence, check.evidence)).for('update')
    if (page === undefined) return []
    const { etag, lastModified, ...kept } = check
    await tx.insert(evidenceChecks).values({ ...kept, at: now })
    const { hasChanged, ...step } = watchStep(page, check.outcome, now)
    const isNew = check.snapshot !== null
    const base = isNew && check.outcome === 'as-quoted' ? { baseline: check.snapshot } : {}
    await tx
      .update(evidencePages)
      .set({ ...step, checkedAt: now, ...(isNew && { snapshot: check.snapshot, etag, lastModified }), ...base })
      .where(eq(evidencePages.evidence, check.evidence))
    if (!hasChanged) return []
    const versions = await versionsOn(tx, check.evidence)
    for (const { digest, dataset } of versions)
      await recordEvent(tx, null, {
        kind: 'license.evidence-changed',
        subject: digest,
        facts: { dataset, evidence: check.evidence, state: step.state },
      })
    return versions.map(({ digest }) => digest)
  })
}

/** Tells that pages were looked at and stand as before: readers see the new date. Nothing, where none was. */
export async function recordSweep(db: Db, counts: Record<EvidenceOutcome, number>): Promise<void> {
  const checked = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (checked === 0) return
  await db.transaction((tx) =>
    recordEvent(tx, null, { kind: 'license.evidence-checked', subject: 'evidence', facts: { checked, ...counts } }),
  )
}

/** Makes the page of a piece of evidence due at once. Whoever may have evidence checked of a dataset whose licences or facts rest on it may ask. */
export async function askForCheck(db: Db, actor: Actor | null, digest: string): Promise<'queued' | 'not-found'> {
  return db.transaction(async (tx) => {
    await adoptEvidence(tx)
    const resting = [...(await versionsOn(tx, digest)), ...(await versionsToldBy(tx, digest))]
    const organizations = resting.map(({ dataset }) => dataset.split('/')[0] ?? null)
    const own = organizations.find((organization) => can(actor, 'evidence.check', organization))
    permit(actor, 'evidence.check', own ?? organizations[0] ?? null, 'have this page checked')
    const changed = await tx
      .update(evidencePages)
      .set({ dueAt: sql`now()` })
      .where(eq(evidencePages.evidence, digest))
      .returning({ evidence: evidencePages.evidence })
    if (changed.length === 0) return 'not-found'
    await addJob(tx, 'recheck-licenses', {})
    await recordEvent(tx, actor, { kind: 'license.evidence-check-asked', subject: digest, facts: {} })
    return 'queued'
  })
}

/** The versions of which a fact was recorded, or a finding answered, with this piece of evidence. */
async function versionsToldBy(tx: Db, digest: string): Promise<z.infer<typeof Resting>> {
  const { rows } = await tx.execute(sql`
    select v.digest, d.path as dataset from versions v join datasets d on d.id = v.dataset_id
    where v.digest is not null and v.id in (
      select version_id from version_facts where evidence @> array[${digest}]
      union select s.version_id from scores s join score_answers a on a.score_id = s.id where a.evidence @> array[${digest}]
    ) order by d.path, v.digest`)
  return Resting.parse(rows)
}

const Resting = z.array(z.object({ digest: z.string(), dataset: z.string() }))

async function versionsOn(tx: Db, digest: string): Promise<z.infer<typeof Resting>> {
  const { rows } = await tx.execute(sql`
    select v.digest, d.path as dataset from versions v join datasets d on d.id = v.dataset_id
    where v.digest is not null and v.id in (
      select version_id from license_statements where evidence @> array[${digest}]
      union select version_id from license_conclusions where evidence @> array[${digest}]
    ) order by d.path, v.digest`)
  return Resting.parse(rows)
}
