import { z } from 'zod'
import type { Manifest } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { originIn, plainOrigin } from './origin.ts'
import { withBlobs } from './with-blobs.ts'

/** An origin and how many records have addresses of it. */
export type CountedOrigin = { origin: string; records: number }

/** How many origins there are, and those that were chosen: all, or as many as were asked for. */
export type ListedOrigins = { known: number; origins: CountedOrigin[] }

const Row = z.object({ origin: z.string(), records: z.coerce.number(), known: z.coerce.number() })

/**
 * The origins of the addresses in these manifests, in the order of sha256(`seed` and origin): the same seed chooses the same sample, and a longer
 * one holds a shorter one. One statement; records without an address of the web count nowhere.
 */
export async function listOrigins(
  blobs: BlobStore,
  manifests: readonly Manifest[],
  { limit, seed }: { limit: number; seed: string },
): Promise<ListedOrigins> {
  const withUrl = manifests.filter(({ columns }) => columns.some(({ name }) => name === 'url'))
  if (withUrl.length === 0) return { known: 0, origins: [] }
  const rows = await withBlobs(
    blobs,
    withUrl.map(({ sha256 }) => sha256),
    (duck, files) =>
      duck.rows(
        Row,
        `WITH addresses AS (${files.map((file) => `SELECT url, host FROM ${file}`).join(' UNION ALL ')}),
           counted AS (SELECT ${originIn('url', 'host')} AS origin, count(*) AS records FROM addresses GROUP BY ALL)
         SELECT origin, records, count(*) OVER () AS known FROM counted WHERE origin IS NOT NULL
         ORDER BY sha256($seed || origin) LIMIT ${limit}`,
        { seed },
      ),
  )
  const origins = mergeOrigins(rows)
  // written in two ways, an origin was counted twice
  return { known: (rows[0]?.known ?? 0) - (rows.length - origins.length), origins }
}

/** The origins in their one form, the counts of equal ones added up; what is none is left out. */
export function mergeOrigins(rows: readonly CountedOrigin[]): CountedOrigin[] {
  const merged = new Map<string, number>()
  for (const { origin: written, records } of rows) {
    const origin = plainOrigin(written)
    if (origin !== null) merged.set(origin, (merged.get(origin) ?? 0) + records)
  }
  return [...merged].map(([origin, records]) => ({ origin, records }))
}
