import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { ColumnMapping } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { findActor } from '../queries/find-actor.ts'
import type { IngestedRecords } from '../records/ingest-records.ts'
import { datasets, recordUploads, versions } from '../schema/index.ts'
import { keepManifest } from './keep-manifest.ts'
import { type LockedVersion, lockVersion } from './lock-version.ts'
import { recordEvent } from './record-event.ts'

/** What a worker must know of an upload. `actor`: who sent it, with the roles that they have now; null: the account is gone. */
export type RunningUpload = {
  id: string
  blob: string
  fileName: string
  mapping: ColumnMapping | null
  path: string
  label: string
  createdAt: Date
  actor: Actor | null
}

/** Marks an upload as under way and answers what to do. Null: there is no such upload any more, or it is done. */
export async function beginUpload(db: Db, id: string): Promise<RunningUpload | null> {
  const [row] = await db
    .update(recordUploads)
    .set({ state: 'running' })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(
      and(eq(recordUploads.id, id), inArray(recordUploads.state, UNFINISHED), eq(versions.id, recordUploads.versionId)),
    )
    .returning({
      blob: recordUploads.blob,
      fileName: recordUploads.fileName,
      mapping: recordUploads.mapping,
      createdBy: recordUploads.createdBy,
      createdAt: recordUploads.createdAt,
      path: datasets.path,
      label: versions.label,
    })
  if (row === undefined) return null
  const { createdBy, ...upload } = row
  return { ...upload, id, actor: createdBy === null ? null : await findActor(db, createdBy) }
}

/** `done-before`: the upload was finished already, or its draft is gone. */
export type UploadFinished = { kind: 'kept' } | { kind: 'refused' } | { kind: 'done-before' }

const UNFINISHED: ('waiting' | 'running')[] = ['waiting', 'running']

/**
 * Writes what became of an upload: its state, the manifest, the draft's record sets and the event, in one transaction. So the draft has either
 * the records of before or all of the new ones. Is the version published by now, or were records kept that were sent later, the upload is
 * refused and the version left alone.
 */
export async function finishUpload(db: Db, upload: RunningUpload, ingested: IngestedRecords): Promise<UploadFinished> {
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, upload.path, upload.label)
    if (version === null) return { kind: 'done-before' }
    const obstacle = ingested.kind === 'kept' ? await obstacleTo(tx, upload, version) : null
    const outcome = obstacle === null ? ingested : refusedFor(obstacle, ingested)
    const manifest = outcome.kind === 'kept' ? outcome.manifest : null
    if (manifest !== null) await keepManifest(tx, manifest)
    const [finished] = await tx
      .update(recordUploads)
      .set({
        state: outcome.kind,
        understood: outcome.understood,
        faults: outcome.kind === 'refused' ? outcome.faults : [],
        manifest: manifest?.sha256 ?? null,
        finishedAt: sql`now()`,
      })
      .where(and(eq(recordUploads.id, upload.id), inArray(recordUploads.state, UNFINISHED)))
      .returning({ id: recordUploads.id })
    if (finished === undefined) return { kind: 'done-before' }
    if (manifest !== null) {
      const recordSets = [recordSetOf(manifest)]
      await tx.update(versions).set({ recordSets, changedAt: sql`now()` }).where(eq(versions.id, version.id))
    }
    await recordEvent(tx, upload.actor, eventOf(upload, outcome))
    return { kind: outcome.kind }
  })
}

/** Why records that could be read can't become those of the version; null: nothing stands against it. */
async function obstacleTo(tx: Db, upload: RunningUpload, version: LockedVersion): Promise<string | null> {
  if (version.status !== 'draft')
    return 'The version is no draft any more, so its records stay as they are. Draft a new version for these.'
  const [later] = await tx
    .select({ id: recordUploads.id })
    .from(recordUploads)
    .where(
      and(
        eq(recordUploads.versionId, version.id),
        eq(recordUploads.state, 'kept'),
        gt(recordUploads.createdAt, upload.createdAt),
      ),
    )
    .limit(1)
  return later === undefined
    ? null
    : 'Records that were sent after these are the draft’s by now. Send these again if they are the right ones.'
}

function refusedFor(message: string, { understood }: IngestedRecords): IngestedRecords {
  return { kind: 'refused', understood, faults: [{ row: 0, column: '', code: 'unreadable', message }] }
}

function eventOf({ id, path, label }: RunningUpload, outcome: IngestedRecords) {
  const facts = { label, upload: id }
  if (outcome.kind === 'refused')
    return { kind: 'records.refused', subject: path, facts: { ...facts, faults: outcome.faults.length } }
  const { sha256, count, setDigest } = outcome.manifest
  return { kind: 'records.ingested', subject: path, facts: { ...facts, manifest: sha256, count, setDigest } }
}
