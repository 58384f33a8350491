import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { ColumnMapping, RecordFault, UnderstoodRecords, UploadState } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { datasets, recordUploads, versions } from '../schema/index.ts'

/** A file of records that was sent for a version, and what became of it. The dataset's `path` says who may see it: its organisation. */
export type UploadPicture = {
  id: string
  path: string
  label: string
  fileName: string
  blob: string
  bytes: number
  mapping: ColumnMapping | null
  state: UploadState
  understood: UnderstoodRecords | null
  faults: RecordFault[]
  manifest: string | null
  createdAt: Date
  finishedAt: Date | null
}

const AT_MOST = 50

/** The last fifty files of records that were sent for a version, the latest first. */
export async function readUploads(db: Db, path: string, label: string): Promise<UploadPicture[]> {
  return select(db, and(eq(datasets.path, path), sql`lower(${versions.label}) = lower(${label})`))
}

/** One upload by its id, or null. */
export async function readUpload(db: Db, id: string): Promise<UploadPicture | null> {
  const [upload] = await select(db, eq(recordUploads.id, id))
  return upload ?? null
}

function select(db: Db, condition: SQL | undefined): Promise<UploadPicture[]> {
  return db
    .select({
      id: recordUploads.id,
      path: datasets.path,
      label: versions.label,
      fileName: recordUploads.fileName,
      blob: recordUploads.blob,
      bytes: recordUploads.bytes,
      mapping: recordUploads.mapping,
      state: recordUploads.state,
      understood: recordUploads.understood,
      faults: recordUploads.faults,
      manifest: recordUploads.manifest,
      createdAt: recordUploads.createdAt,
      finishedAt: recordUploads.finishedAt,
    })
    .from(recordUploads)
    .innerJoin(versions, eq(versions.id, recordUploads.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(condition)
    .orderBy(desc(recordUploads.createdAt), desc(recordUploads.id))
    .limit(AT_MOST)
}
