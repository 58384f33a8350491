import type { Actor } from '#lib/dataset/access.ts'
import type { ColumnMapping } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { addJob } from '../queue.ts'
import { recordUploads } from '../schema/index.ts'
import { lockVersion } from './lock-version.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** A file of records whose bytes are in the blob store already. `mapping` null: which column means what is to be guessed. */
export type RecordsOrder = { blob: string; bytes: number; fileName: string; mapping: ColumnMapping | null }

export type RecordsOrdered = { kind: 'ordered'; id: string } | { kind: 'not-found' } | { kind: 'not-a-draft' }

/**
 * Orders that a file becomes the records of a draft. The upload, its event and the worker's job are one transaction. The draft stays as it is
 * until `finishUpload`. Answers the upload's id.
 */
export async function uploadRecords(
  db: Db,
  actor: Actor | null,
  path: string,
  label: string,
  order: RecordsOrder,
): Promise<RecordsOrdered> {
  permit(actor, 'version.draft', path.split('/')[0] ?? '', `send records for a draft of ${path}`)
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, path, label)
    if (version === null) return { kind: 'not-found' }
    if (version.status !== 'draft') return { kind: 'not-a-draft' }
    const [upload] = await tx
      .insert(recordUploads)
      .values({ ...order, versionId: version.id, createdBy: actor.userId })
      .returning({ id: recordUploads.id })
    if (upload === undefined) throw new Error('The upload was not written.')
    await addJob(tx, 'ingest-records', { upload: upload.id })
    const facts = { label: version.label, upload: upload.id, bytes: order.bytes, sha256: order.blob }
    await recordEvent(tx, actor, { kind: 'records.uploaded', subject: path, facts })
    return { kind: 'ordered', id: upload.id }
  })
}
