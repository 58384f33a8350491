import { and, eq, ne, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Withdrawal } from '#lib/dataset/schema.ts'
import { Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { addJob } from '../queue.ts'
import { archiveDois, versions } from '../schema/index.ts'
import { lockVersion } from './lock-version.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

export type Withdrawn =
  | { kind: 'withdrawn'; digest: string }
  | { kind: 'already-withdrawn' }
  | { kind: 'is-a-draft' }
  | { kind: 'not-found' }

/**
 * Withdraws a published version for good: the record, its digest and the reason stay as a tombstone; the bytes may go. If it has a DOI, or one is being
 * registered, a job tells the agency of the tombstone.
 */
export async function withdrawVersion(
  db: Db,
  actor: Actor | null,
  path: string,
  label: string,
  withdrawal: Withdrawal,
): Promise<Withdrawn> {
  permit(actor, 'version.withdraw', path.split('/')[0] ?? '', `withdraw a version of ${path}`)
  return db.transaction((tx) => withdrawIn(tx, actor, path, label, withdrawal))
}

/** As `withdrawVersion`, inside a transaction of the caller's, who has checked the permission. */
export async function withdrawIn(
  tx: Db,
  actor: Actor | null,
  path: string,
  label: string,
  withdrawal: Withdrawal,
): Promise<Withdrawn> {
  const version = await lockVersion(tx, path, label)
  if (version === null) return { kind: 'not-found' }
  if (version.status === 'withdrawn') return { kind: 'already-withdrawn' }
  if (version.digest === null) return { kind: 'is-a-draft' }
  await checkSuccessor(tx, version.digest, withdrawal)
  await tx
    .update(versions)
    .set({ status: 'withdrawn', withdrawnAt: sql`now()`, withdrawal })
    .where(eq(versions.id, version.id))
  await settleDataset(tx, version.datasetId)
  const facts = { dataset: path, label: version.label, reason: withdrawal.kind }
  await recordEvent(tx, actor, { kind: 'version.withdrawn', subject: version.digest, facts })
  await tellAgency(tx, version.digest)
  return { kind: 'withdrawn', digest: version.digest }
}

/** One that the agency refused never resolved: there is nothing to tell of it. */
async function tellAgency(tx: Db, digest: string): Promise<void> {
  const [taken] = await tx
    .select({ doi: archiveDois.doi })
    .from(archiveDois)
    .where(and(eq(archiveDois.subject, digest), ne(archiveDois.state, 'failed')))
  if (taken !== undefined) await addJob(tx, 'register-doi', { digest })
}

async function checkSuccessor(tx: Db, digest: string, withdrawal: Withdrawal): Promise<void> {
  if (withdrawal.successor === null) return
  const [successor] = await tx
    .select({ status: versions.status })
    .from(versions)
    .where(eq(versions.digest, withdrawal.successor))
  const message =
    withdrawal.successor === digest
      ? "A version can't be its own successor."
      : successor === undefined
        ? `No version here has the digest ${withdrawal.successor}.`
        : successor.status === 'withdrawn'
          ? 'The successor is withdrawn itself.'
          : null
  if (message !== null) throw new Refusal('invalid', message, [{ at: '/successor', message }])
}
