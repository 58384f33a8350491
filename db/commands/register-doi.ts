import { eq, inArray, sql } from 'drizzle-orm'
import { type DoiKind, datasetDoi, versionDoi } from '#lib/archive/doi.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { addJob } from '../queue.ts'
import { archiveDois, datasets } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type RequestedDoi = { kind: 'requested' } | { kind: 'not-found' } | { kind: 'withdrawn-without-doi' }

/** A DOI that is taken, as the job that registers it needs it. */
export type TakenDoi = { kind: DoiKind; subject: string; doi: string; state: 'requested' | 'registered' | 'failed' }

/**
 * Takes the names of a version's and its dataset's DOI, and queues their registering. Asked for again, the same names are told to the agency anew. A
 * withdrawn version gets no DOI, but one that it has is told of the tombstone.
 */
export async function requestDoi(db: Db, actor: Actor | null, digest: Digest, prefix: string): Promise<RequestedDoi> {
  return db.transaction(async (tx) => {
    const version = await findExactVersion(tx, digest)
    permit(actor, 'doi.register', version?.organization ?? null, `register a DOI for ${version?.path ?? 'a dataset'}`)
    if (version === null) return { kind: 'not-found' }
    const [dataset] = await tx
      .select({ id: datasets.id })
      .from(datasets)
      .where(eq(datasets.path, version.path))
      .for('update')
    if (dataset === undefined) return { kind: 'not-found' }
    const taken = await takenOf(tx, [digest, version.path])
    // read again under the lock: it may have been withdrawn just now
    const { isWithdrawn } = (await findExactVersion(tx, digest)) ?? version
    if (isWithdrawn && !taken.some(({ kind }) => kind === 'version')) return { kind: 'withdrawn-without-doi' }
    const by = { datasetId: dataset.id, author: actor.userId, authorName: actor.name }
    const wanted = [
      { ...by, kind: 'version' as const, subject: digest, versionId: version.id, doi: versionDoi(prefix, digest) },
      {
        ...by,
        kind: 'dataset' as const,
        subject: version.path,
        versionId: null,
        doi: datasetDoi(prefix, version.path),
      },
    ]
    const fresh = await tx.insert(archiveDois).values(wanted).onConflictDoNothing().returning({ doi: archiveDois.doi })
    await tx
      .update(archiveDois)
      .set({ state: 'requested', note: '' })
      .where(sql`${inArray(archiveDois.subject, [digest, version.path])} and ${archiveDois.state} = 'failed'`)
    const facts = { dataset: version.path, label: version.label, dois: fresh.map(({ doi }) => doi) }
    await recordEvent(tx, actor, { kind: 'doi.requested', subject: digest, facts })
    await addJob(tx, 'register-doi', { digest })
    return { kind: 'requested' }
  })
}

/** The DOIs of a version and of its dataset that are taken: the version's first. */
export async function listTakenDois(db: Db, digest: string): Promise<TakenDoi[]> {
  const version = await findExactVersion(db, digest)
  return version === null ? [] : takenOf(db, [digest, version.path])
}

/** Notes that a DOI resolves now. The event is written the first time only. */
export async function recordRegistered(db: Db, { subject, doi }: TakenDoi): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select({ state: archiveDois.state })
      .from(archiveDois)
      .where(eq(archiveDois.subject, subject))
      .for('update')
    await tx
      .update(archiveDois)
      .set({ state: 'registered', note: '', registeredAt: sql`coalesce(${archiveDois.registeredAt}, now())` })
      .where(eq(archiveDois.subject, subject))
    if (before?.state === 'registered') return
    await recordEvent(tx, null, { kind: 'doi.registered', subject, facts: { doi } })
  })
}

/** Notes why a DOI is not registered: for good (`failed`), or until it is tried again. One that resolves stays registered. */
export async function recordUnregistered(
  db: Db,
  { subject, doi }: TakenDoi,
  why: { isFinal: boolean; note: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const state = why.isFinal
      ? sql`case ${archiveDois.state} when 'requested' then 'failed'::doi_state else ${archiveDois.state} end`
      : archiveDois.state
    await tx
      .update(archiveDois)
      .set({ state: sql`${state}`, note: why.note })
      .where(eq(archiveDois.subject, subject))
    if (why.isFinal) await recordEvent(tx, null, { kind: 'doi.failed', subject, facts: { doi } })
  })
}

async function takenOf(db: Db, subjects: string[]): Promise<TakenDoi[]> {
  return db
    .select({ kind: archiveDois.kind, subject: archiveDois.subject, doi: archiveDois.doi, state: archiveDois.state })
    .from(archiveDois)
    .where(inArray(archiveDois.subject, subjects))
    .orderBy(archiveDois.kind)
}
