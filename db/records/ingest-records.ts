import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { EMPTY_FAULT } from '#lib/records/fault-words.ts'
import { mappingFaults, settleMapping } from '#lib/records/mapping.ts'
import type { ColumnMapping, Manifest, RecordFault, UnderstoodRecords } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { buildManifest } from './build-manifest.ts'
import { type Duck, withDuck } from './duck.ts'
import { findFaults } from './find-faults.ts'
import { keepBuilt } from './keep-built.ts'
import { narrowTypes } from './narrow-types.ts'
import { openFile } from './open-file.ts'
import { plannedColumns } from './role-columns.ts'

export type IngestedRecords =
  | { kind: 'kept'; manifest: Manifest; understood: UnderstoodRecords }
  | { kind: 'refused'; understood: UnderstoodRecords | null; faults: RecordFault[] }

/** `workFolder`: on the disk of the blob store; what is written there is gone at the end. `memory`: the engine's, such as `2GB`. */
export type IngestOptions = {
  fileName: string
  mapping: ColumnMapping | null
  blobs: BlobStore
  workFolder: string
  memory?: string
  /** Aborted, it stops the work with an error; nothing is kept then. */
  signal?: AbortSignal
}

/**
 * Makes a manifest of a file of records: Parquet, CSV or JSON Lines. Kept are three blobs: the manifest, the index of its leaves by bucket, and
 * the digests of the buckets. What can't be a manifest is refused, with rows and columns; then nothing is kept.
 */
export async function ingestRecords(file: string, options: IngestOptions): Promise<IngestedRecords> {
  await mkdir(options.workFolder, { recursive: true })
  const folder = await mkdtemp(join(resolve(options.workFolder), 'records-'))
  const { memory = ownMemory(), signal } = options
  const limits = { memory, ...(signal !== undefined && { signal }) }
  try {
    return await withDuck({ files: [file], folder, ...limits }, (duck) => ingest(duck, file, folder, options))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Sorting is what memory is for: the more there is, the less goes over the disk. Half of the machine's, and 3 GiB at most. */
function ownMemory(): string {
  return `${Math.floor(Math.min(3 * 1024 ** 3, totalmem() / 2) / 1024 ** 2)}MiB`
}

async function ingest(duck: Duck, file: string, folder: string, options: IngestOptions): Promise<IngestedRecords> {
  const opened = await openFile(duck, file, options.fileName, folder)
  if (!opened.ok) return { kind: 'refused', understood: null, faults: opened.faults }
  const { format, compression, rows, columns } = opened.file
  const settled = settleMapping(columns, options.mapping)
  const understood = { format, compression, ...settled }
  const refused = (faults: RecordFault[]): IngestedRecords => ({ kind: 'refused', understood, faults })
  const faults = mappingFaults(columns, settled.mapping)
  if (faults.length > 0) return refused(faults)
  const asRead = plannedColumns(columns, settled)
  const planned = format === 'parquet' ? asRead : await narrowTypes(duck, rows, asRead)
  const built = await buildManifest(duck, rows, planned, folder)
  if (built.kind === 'built')
    return { kind: 'kept', understood, manifest: await keepBuilt(options.blobs, built, folder) }
  if (built.kind === 'empty') return refused([EMPTY_FAULT])
  const found = await findFaults(duck, opened.file, planned)
  if (found.length === 0)
    throw new Error(`No manifest could be made of the file, though no row is at fault: ${built.why}`)
  return refused(found)
}
