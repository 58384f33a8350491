import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { type Digest, isDigest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { readDraft } from '../queries/read-draft.ts'
import { derivations, versionRecords, versions } from '../schema/index.ts'
import { checkDraft } from './check-draft.ts'
import { lockVersion } from './lock-version.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

export type Published =
  | { kind: 'published'; digest: Digest; label: string }
  | { kind: 'already-published'; digest: Digest; label: string }
  | { kind: 'not-found' }
  | { kind: 'withdrawn' }

/**
 * Publishes a draft: settles its record, digests it, and keeps the canonical bytes. From then on nothing in it changes.
 * Publishing again answers the same digest. Two people who publish at once take turns.
 */
export async function publishVersion(db: Db, actor: Actor | null, path: string, label: string): Promise<Published> {
  permit(actor, 'version.publish', path.split('/')[0] ?? '', `publish a version of ${path}`)
  return db.transaction((tx) => publishIn(tx, actor, path, label))
}

/** As `publishVersion`, inside a transaction of the caller's, who has checked the permission. */
export async function publishIn(tx: Db, actor: Actor | null, path: string, label: string): Promise<Published> {
  const version = await lockVersion(tx, path, label)
  if (version === null) return { kind: 'not-found' }
  if (version.status === 'withdrawn') return { kind: 'withdrawn' }
  if (version.digest !== null && isDigest(version.digest))
    return { kind: 'already-published', digest: version.digest, label: version.label }
  const draft = await readDraft(tx, version.id)
  await checkDraft(tx, draft)
  const latest = await latestOf(tx, version.datasetId)
  const revisionOf = draft.revisionOf === 'current' ? latest.current : draft.revisionOf
  const record = versionRecord(path, draft, revisionOf)
  const { canonical, digest } = sealRecord(record)
  if (revisionOf !== null) {
    await tx
      .insert(derivations)
      .values({ versionId: version.id, relation: 'revision-of', ancestor: revisionOf })
      .onConflictDoNothing()
  }
  await tx.insert(versionRecords).values({ digest, versionId: version.id, canonical })
  await tx
    .update(versions)
    .set({ status: 'published', digest, sequence: latest.sequence + 1, publishedAt: sql`now()`, changedAt: sql`now()` })
    .where(eq(versions.id, version.id))
  await settleDataset(tx, version.datasetId)
  await recordEvent(tx, actor, {
    kind: 'version.published',
    subject: digest,
    facts: { dataset: path, label: version.label },
  })
  return { kind: 'published', digest, label: version.label }
}

async function latestOf(tx: Db, datasetId: string): Promise<{ current: Digest | null; sequence: number }> {
  const rows = await tx
    .select({ digest: versions.digest, sequence: versions.sequence, status: versions.status })
    .from(versions)
    .where(and(eq(versions.datasetId, datasetId), isNotNull(versions.sequence)))
    .orderBy(desc(versions.sequence))
  const current = rows.find((row) => row.status === 'published')?.digest ?? null
  return { current: current !== null && isDigest(current) ? current : null, sequence: rows[0]?.sequence ?? 0 }
}
