import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { mappingFaults, settleMapping } from '#lib/records/mapping.ts'
import type { ColumnMapping, Manifest, RecordFault, UnderstoodRecords } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { type Duck, withDuck } from './duck.ts'
import { hostIn, hostKeyOf } from './host.ts'
import { type OpenedFile, openFile } from './open-file.ts'
import { readProfile } from './read-profile.ts'
import { type PlannedColumn, plannedColumns } from './role-columns.ts'
import { LEAF, setDigestOf } from './set-digest.ts'
import { nameOf, parquet, textOf } from './sql.ts'

export type IngestedRecords =
  | { kind: 'kept'; manifest: Manifest; understood: UnderstoodRecords }
  | { kind: 'refused'; understood: UnderstoodRecords | null; faults: RecordFault[] }

/** `workFolder`: on the disk of the blob store; what is written there is gone at the end. */
export type IngestOptions = { fileName: string; mapping: ColumnMapping | null; blobs: BlobStore; workFolder: string }

/**
 * Makes a manifest of a file of records: Parquet, CSV or JSON Lines. Kept are three blobs: the manifest, the index of its leaves by bucket, and
 * the digests of the buckets. What can't be a manifest is refused, with rows and columns; then nothing is kept.
 */
export async function ingestRecords(file: string, options: IngestOptions): Promise<IngestedRecords> {
  await mkdir(options.workFolder, { recursive: true })
  const folder = await mkdtemp(join(options.workFolder, 'records-'))
  try {
    return await withDuck({ files: [file], folder }, (duck) => ingest(duck, file, folder, options))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function ingest(duck: Duck, file: string, folder: string, options: IngestOptions): Promise<IngestedRecords> {
  const opened = await openFile(duck, file, options.fileName, folder)
  if (!opened.ok) return { kind: 'refused', understood: null, faults: opened.faults }
  const columns = opened.file.columns.map((column) => ({ ...column, example: null }))
  const settled = settleMapping(columns, options.mapping)
  const { format, compression } = opened.file
  const understood = { format, compression, ...settled }
  const faults = mappingFaults(columns, settled.mapping)
  if (faults.length > 0) return { kind: 'refused', understood, faults }
  const planned = plannedColumns(columns, settled.mapping, settled.kept)
  return { kind: 'kept', understood, manifest: await makeManifest(duck, opened.file, planned, folder, options.blobs) }
}

async function makeManifest(
  duck: Duck,
  { rows }: OpenedFile,
  planned: PlannedColumn[],
  folder: string,
  blobs: BlobStore,
): Promise<Manifest> {
  const files = { manifest: join(folder, 'manifest.parquet'), index: join(folder, 'index.parquet') }
  const made = planned.map(({ name, made }) => `${made} AS ${nameOf(name)}`).join(', ')
  const hasUrl = planned.some(({ role }) => role === 'url')
  const host = hasUrl ? `, ${hostIn('url')} AS host, ${hostKeyOf('host')} AS host_key` : ''
  const order = hasUrl ? 'host_key NULLS LAST, id' : 'id'
  await duck.run(
    `COPY (SELECT *${host} FROM (SELECT ${made} FROM ${rows}) ORDER BY ${order}) TO ${textOf(files.manifest)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  await duck.run(
    `COPY (SELECT CAST('0x' || leaf[1:3] AS USMALLINT) AS bucket, leaf, id, digest
      FROM (SELECT ${LEAF} AS leaf, id, digest FROM ${parquet(files.manifest)})
      ORDER BY leaf) TO ${textOf(files.index)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const set = await setDigestOf(duck, parquet(files.index))
  const roles = new Map(planned.map(({ name, role }) => [name, role]))
  const { columns, profile } = await readProfile(duck, parquet(files.manifest), roles)
  const bucketsFile = join(folder, 'buckets')
  await writeFile(bucketsFile, set.buckets.join(''))
  const buckets = await blobs.adopt(bucketsFile)
  const index = await blobs.adopt(files.index)
  const kept = await blobs.adopt(files.manifest)
  return {
    ...kept,
    count: set.count,
    setDigest: set.digest,
    buckets: buckets.sha256,
    index: index.sha256,
    columns,
    profile,
  }
}

export const Count = z.coerce.number()
