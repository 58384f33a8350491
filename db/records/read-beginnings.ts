import { z } from 'zod'
import { textColumn } from '#lib/run/reading.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { nameOf } from './sql.ts'
import { withBlobs } from './with-blobs.ts'

/** How many characters of a text are read. */
const CHARACTERS = 400

/** Which texts are wanted: of which version, by which ids, and in which column they stand (null: one of the usual names). */
export type WantedTexts = { version: string; ids: readonly string[]; column: string | null }

const Row = z.object({ id: z.string(), text: z.string() })

/**
 * How the texts of these records begin, by id; one whose record has no text, or is not held here, is left out. Null: no text of the version is held here at all.
 * Two statements, and one question to the records.
 */
export async function readBeginnings(
  db: Db,
  blobs: BlobStore,
  { version, ids, column }: WantedTexts,
): Promise<Map<string, string> | null> {
  const held = (await readManifestsOf(db, { digest: version })).flatMap(({ manifest: { sha256, columns } }) => {
    const found = textColumn(columns, column)
    return found === null ? [] : [{ sha256, column: found }]
  })
  const here = await Promise.all(held.map(({ sha256 }) => blobs.has(sha256)))
  const kept = held.filter((_, place) => here[place])
  if (kept.length === 0) return null
  const digests = kept.map(({ sha256 }) => sha256)
  const values = Object.fromEntries(ids.map((id, place) => [`id${place}`, id]))
  const named = ids.map((_, place) => `$id${place}`).join(', ')
  const rows = await withBlobs(blobs, digests, async (duck, tables) => {
    const parts = tables.map((from, place) => {
      const text = nameOf(kept[place]?.column ?? '')
      return `SELECT id, left(${text}, ${CHARACTERS}) AS text FROM ${from} WHERE id IN (${named}) AND ${text} <> ''`
    })
    return ids.length === 0 ? [] : duck.rows(Row, parts.join(' UNION ALL '), values)
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}
