import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BlobStore, openBlobStore } from '#db/blobs.ts'
import { withDuck } from '#db/records/duck.ts'
import { type IngestedRecords, type IngestOptions, ingestRecords } from '#db/records/ingest-records.ts'
import { textOf } from '#db/records/sql.ts'
import { sha256Hex } from '#lib/digest.ts'
import type { Manifest, RecordFault } from '#lib/records/schema.ts'
import { test as base, expect } from './fixtures.ts'

/** A record as tests write it: an id, a digest, and whatever else. */
export type TestRecord = { id: string; digest: string } & Record<string, unknown>

/** Records with ids, digests and URLs of their own; `from` shifts their numbers. */
export function someRecords(count: number, from = 0): TestRecord[] {
  return Array.from({ length: count }, (_, place) => {
    const number = from + place
    return {
      id: `r${number}`,
      digest: sha256Hex(`text ${number}`),
      url: `https://www.h${number % 7}.example.org/p/${number}`,
    }
  })
}

/** Records as JSON Lines. */
export function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

/** Records as CSV, every value in quotes; a missing one is nothing between two commas. */
export function csv(records: readonly Record<string, unknown>[]): string {
  const names = Object.keys(records[0] ?? {})
  const quoted = (value: unknown) => (value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`)
  return [names, ...records.map((record) => names.map((name) => record[name]))]
    .map((line) => `${line.map(quoted).join(',')}\n`)
    .join('')
}

type RecordFiles = {
  folder: string
  blobs: BlobStore
  /** Writes a file, and answers where it is. */
  write(name: string, content: string | Uint8Array): Promise<string>
  /** Writes the answer of a query of the engine's as Parquet; `options` as of COPY. */
  writeParquet(name: string, query: string, options?: string): Promise<string>
  ingest(file: string, options?: Partial<IngestOptions>): Promise<IngestedRecords>
  /** The manifest of a file that must be kept. */
  keep(file: string, options?: Partial<IngestOptions>): Promise<Manifest>
  /** The faults of a file that must be refused. */
  refuse(file: string, options?: Partial<IngestOptions>): Promise<RecordFault[]>
}

/** A folder of the test's own with a blob store in it, taken away at the end. */
export const test = base.extend<{ files: RecordFiles }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  files: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-records-'))
    await use(recordFiles(folder))
    await rm(folder, { recursive: true, force: true })
  },
})

export { expect }

/** gzip, or zstd where its tool is on this machine (null: it is not). */
export function packed(content: string, by: 'gzip' | 'zstd'): Uint8Array | null {
  if (by === 'gzip') return gzipSync(content)
  try {
    return execFileSync('zstd', ['-q', '-c'], { input: content, maxBuffer: 1 << 28 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function recordFiles(folder: string): RecordFiles {
  const blobs = openBlobStore(join(folder, 'blobs'))
  const write = async (name: string, content: string | Uint8Array) => {
    const file = join(folder, name)
    await writeFile(file, content)
    return file
  }
  const ingest: RecordFiles['ingest'] = (file, options = {}) =>
    ingestRecords(file, { fileName: file, mapping: null, blobs, workFolder: join(folder, 'work'), ...options })
  return {
    folder,
    blobs,
    write,
    ingest,
    async writeParquet(name, query, options = 'COMPRESSION zstd') {
      const file = join(folder, name)
      await withDuck({ files: [], folder }, (duck) =>
        duck.run(`COPY (${query}) TO ${textOf(file)} (FORMAT parquet, ${options})`),
      )
      return file
    },
    async keep(file, options) {
      const ingested = await ingest(file, options)
      if (ingested.kind !== 'kept') throw new Error(`The file was refused: ${JSON.stringify(ingested.faults)}`)
      return ingested.manifest
    },
    async refuse(file, options) {
      const ingested = await ingest(file, options)
      if (ingested.kind !== 'refused') throw new Error('The file was not refused.')
      return ingested.faults
    },
  }
}
