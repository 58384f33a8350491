import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { ColumnMapping } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { findActor } from '../queries/find-actor.ts'
import type { IngestedRecords } from '../records/ingest-records.ts'
import { datasets, recordUploads, versions } from '../schema/index.ts'
import { keepManifest } from './keep-manifest.ts'
import { lockVersion } from './lock-version.ts'
import { recordEvent } from './record-event.ts'

/** What a worker must know of an upload. `actor`: who sent it, with the roles that they have now; null: the account is gone. */
export type RunningUpload = {
  id: string
  blob: string
  fileName: string
  mapping: ColumnMapping | null
  path: string
  label: string
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
      and(
        eq(recordUploads.id, id),
        inArray(recordUploads.state, ['waiting', 'running']),
        eq(versions.id, recordUploads.versionId),
      ),
    )
    .returning({
      blob: recordUploads.blob,
      fileName: recordUploads.fileName,
      mapping: recordUploads.mapping,
      createdBy: recordUploads.createdBy,
      path: datasets.path,
      label: versions.label,
    })
  if (row === undefined) return null
  const { createdBy, ...upload } = row
  return { ...upload, id, actor: createdBy === null ? null : await findActor(db, createdBy) }
}

export type UploadFinished = { kind: 'kept' } | { kind: 'refused' } | { kind: 'not-a-draft' } | { kind: 'done-before' }

/**
 * Writes what became of an upload: its state, the manifest, the draft's record sets and the event, in one transaction. So the draft has either
 * the records of before or all of the new ones. `not-a-draft`: it was published meanwhile, so the upload is refused and the version left alone.
 */
export async function finishUpload(db: Db, upload: RunningUpload, ingested: IngestedRecords): Promise<UploadFinished> {
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, upload.path, upload.label)
    if (version === null) return { kind: 'done-before' }
    const isDraft = version.status === 'draft'
    const outcome = ingested.kind === 'kept' && !isDraft ? published(ingested) : ingested
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
      .where(and(eq(recordUploads.id, upload.id), inArray(recordUploads.state, ['waiting', 'running'])))
      .returning({ id: recordUploads.id })
    if (finished === undefined) return { kind: 'done-before' }
    if (manifest !== null) {
      const recordSets = [recordSetOf(manifest)]
      await tx.update(versions).set({ recordSets, changedAt: sql`now()` }).where(eq(versions.id, version.id))
    }
    await recordEvent(tx, upload.actor, eventOf(upload, outcome))
    return isDraft ? { kind: outcome.kind } : { kind: 'not-a-draft' }
  })
}

type Refused = Extract<IngestedRecords, { kind: 'refused' }>

function published({ understood }: IngestedRecords): Refused {
  const message = 'The version is no draft any more, so its records stay as they are. Draft a new version for these.'
  return { kind: 'refused', understood, faults: [{ row: 0, column: '', code: 'unreadable', message }] }
}

function eventOf({ id, path, label }: RunningUpload, outcome: IngestedRecords) {
  const facts = { label, upload: id }
  if (outcome.kind === 'refused')
    return { kind: 'records.refused', subject: path, facts: { ...facts, faults: outcome.faults.length } }
  const { sha256, count, setDigest } = outcome.manifest
  return { kind: 'records.ingested', subject: path, facts: { ...facts, manifest: sha256, count, setDigest } }
}
