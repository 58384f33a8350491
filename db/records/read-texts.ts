import { z } from 'zod'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { type Reading, TEXT_COLUMNS, type TextRecord, textColumn } from '#lib/run/reading.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { nameOfStanding } from '../queries/name-of-standing.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { readFileTexts } from './read-file-texts.ts'
import { nameOf } from './sql.ts'
import { withBlobs } from './with-blobs.ts'

/** The texts of a version that were read, in the order of their ids, and where they came from: a column of its records, or its files. */
export type VersionTexts = {
  version: Digest
  name: string
  from: 'records' | 'files'
  column: string | null
  records: TextRecord[]
}

/**
 * The texts of a version, by id (in the order of code points), as far as `reading` goes: from the text column of its manifest of records, else from those
 * of its files whose bytes are held here. Refuses, with the reason, where there is none, and a withdrawn version. Three statements.
 */
export async function readTexts(db: Db, blobs: BlobStore, version: Digest, reading: Reading): Promise<VersionTexts> {
  const name = await nameOfStanding(db, version)
  const manifests = (await readManifestsOf(db, { digest: version })).map(({ manifest }) => manifest)
  const columns = manifests.map(({ columns: all }) => textColumn(all, reading.column))
  const withText = manifests.flatMap(({ sha256 }, place) => {
    const column = columns[place] ?? null
    return column === null ? [] : [{ sha256, column }]
  })
  const read =
    withText.length > 0
      ? await readRecordTexts(blobs, withText, reading)
      : await readFileTexts(db, blobs, version, reading)
  if (read.length === 0) throw noText(name, manifests, reading)
  return {
    version,
    name,
    from: withText.length > 0 ? 'records' : 'files',
    column: withText[0]?.column ?? null,
    records: read,
  }
}

const Row = z.object({ id: z.string(), text: z.string() })

/** The texts of manifests, as one set by id; the first of two of one id. Only whole ones, up to the bytes. */
async function readRecordTexts(
  blobs: BlobStore,
  manifests: readonly { sha256: string; column: string }[],
  { records, bytes }: Reading,
): Promise<TextRecord[]> {
  return withBlobs(
    blobs,
    manifests.map(({ sha256 }) => sha256),
    async (duck, rows) => {
      const parts = rows.map((from, place) => {
        const column = nameOf(manifests[place]?.column ?? '')
        return `SELECT id, ${column} AS text, ${place} AS place FROM ${from} WHERE ${column} IS NOT NULL AND ${column} <> ''`
      })
      return duck.rows(
        Row,
        `SELECT id, text FROM (
           SELECT id, text, sum(strlen(text)) OVER (ORDER BY id, place ROWS UNBOUNDED PRECEDING) AS upto, place
           FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY id, place LIMIT ${records}))
         WHERE upto <= ${bytes} ORDER BY id, place`,
      )
    },
  )
}

function noText(name: string, manifests: readonly { columns: { name: string }[] }[], reading: Reading): Refusal {
  const columns = [...new Set(manifests.flatMap((manifest) => manifest.columns.map((column) => column.name)))]
  const looked = reading.column === null ? `one of the names ${TEXT_COLUMNS.join(', ')}` : `the name ${reading.column}`
  const within = reading.bytes.toLocaleString('en')
  const what =
    manifests.length === 0
      ? `It has no records with their text, and no text file (.txt, .md, .jsonl, .ndjson) is kept here with a text within ${within} bytes.`
      : `No column of its records has ${looked} and a text within ${within} bytes; there are: ${columns.slice(0, 20).join(', ')}.`
  const message = `No text is held here of ${name}. ${what} Send a manifest in which a column holds the text, with the next version.`
  return new Refusal('invalid', message, [{ at: '/reading/column', message }])
}
