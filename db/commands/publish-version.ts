import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { type Digest, isDigest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { settleRecord } from '../queries/preview-record.ts'
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
  | { kind: 'changed'; digest: Digest }

/** `expected`: the digest that the publishing person was shown. Is it another by now, nothing is published. */
export type PublishOptions = { expected?: string }

/**
 * Publishes a draft: settles its record, digests it, and keeps the canonical bytes. From then on nothing in it changes.
 * Publishing again answers the same digest. Two people who publish at once take turns; `changed` tells the second one that
 * the digest is no longer the one that was expected.
 */
export async function publishVersion(
  db: Db,
  actor: Actor | null,
  path: string,
  label: string,
  options: PublishOptions = {},
): Promise<Published> {
  permit(actor, 'version.publish', path.split('/')[0] ?? '', `publish a version of ${path}`)
  return db.transaction((tx) => publishIn(tx, actor, path, label, options))
}

/** As `publishVersion`, inside a transaction of the caller's, who has checked the permission. */
export async function publishIn(
  tx: Db,
  actor: Actor | null,
  path: string,
  label: string,
  options: PublishOptions = {},
): Promise<Published> {
  const version = await lockVersion(tx, path, label)
  if (version === null) return { kind: 'not-found' }
  if (version.status === 'withdrawn') return { kind: 'withdrawn' }
  if (version.digest !== null && isDigest(version.digest))
    return { kind: 'already-published', digest: version.digest, label: version.label }
  const { draft, canonical, digest, revisionOf, sequence } = await settleRecord(tx, version, path)
  await checkDraft(tx, draft)
  if (options.expected !== undefined && options.expected !== digest) return { kind: 'changed', digest }
  if (revisionOf !== null) {
    await tx
      .insert(derivations)
      .values({ versionId: version.id, relation: 'revision-of', ancestor: revisionOf })
      .onConflictDoNothing()
  }
  await tx.insert(versionRecords).values({ digest, versionId: version.id, canonical })
  await tx
    .update(versions)
    .set({ status: 'published', digest, sequence, publishedAt: sql`now()`, changedAt: sql`now()` })
    .where(eq(versions.id, version.id))
  await settleDataset(tx, version.datasetId)
  await recordEvent(tx, actor, {
    kind: 'version.published',
    subject: digest,
    facts: { dataset: path, label: version.label },
  })
  return { kind: 'published', digest, label: version.label }
}
