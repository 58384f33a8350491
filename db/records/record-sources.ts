import { z } from 'zod'
import type { Manifest } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { withBlobs } from './with-blobs.ts'

const Row = z.object({ id: z.string(), source: z.string().nullable() })

/** The source of each record of a manifest, by id: the column of that role, else the host of its address; null where it has neither. */
export async function readRecordSources(blobs: BlobStore, manifest: Manifest): Promise<Map<string, string | null>> {
  const names = manifest.columns.map(({ name }) => name)
  const column = ['source', 'host'].find((name) => names.includes(name)) ?? 'NULL'
  const rows = await withBlobs(blobs, [manifest.sha256], (duck, [from]) =>
    duck.rows(Row, `SELECT id, ${column} AS source FROM ${from}`),
  )
  return new Map(rows.map(({ id, source }) => [id, source]))
}
