import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { attempt } from '#lib/attempt.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { jsonOrRefuse } from '#lib/json-or-refuse.ts'
import { type Reading, TEXT_COLUMNS, type TextRecord } from '#lib/run/reading.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { files, versions } from '../schema/index.ts'

const LINES = /\.(?:jsonl|ndjson)$/i
const PLAIN = /\.(?:txt|md)$/i
/** A larger file is not read whole. */
const MOST_FILE_BYTES = 32 * 1024 * 1024
/** The most files that are looked at. */
const MOST_FILES = 1000

/**
 * The texts in those files of a version whose bytes are held here: a plain text is one record, named by its path; of JSON Lines each line is one, named by
 * its path and its number (from 1). By name; only whole ones, up to the bytes. Refuses a line that is no JSON object, with its place. One statement.
 */
export async function readFileTexts(
  db: Db,
  blobs: BlobStore,
  version: string,
  reading: Reading,
): Promise<TextRecord[]> {
  const listed = await db
    .select({ path: files.path, sha256: files.sha256 })
    .from(files)
    .innerJoin(versions, eq(versions.id, files.versionId))
    .where(eq(versions.digest, version))
    .orderBy(asc(files.path))
  const texts = listed.filter(({ path }) => LINES.test(path) || PLAIN.test(path)).slice(0, MOST_FILES)
  const read: TextRecord[] = []
  for (const { path, sha256 } of texts) {
    const size = sha256 === null ? null : await blobs.size(sha256)
    if (sha256 === null || size === null || size > MOST_FILE_BYTES) continue
    const bytes = await blobs.read(sha256)
    if (bytes !== null) read.push(...recordsIn(path, bytes, reading))
  }
  return upTo(
    read.sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))),
    reading,
  )
}

function recordsIn(path: string, bytes: Uint8Array, reading: Reading): TextRecord[] {
  const text = decoded(path, bytes)
  if (PLAIN.test(path)) return text === '' ? [] : [{ id: path, text }]
  return text.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return []
    const found = textIn(line, `${path}, line ${place + 1}`, reading.column)
    // numbers of one length, so that the order of names is that of lines
    return found === null ? [] : [{ id: `${path}:${String(place + 1).padStart(9, '0')}`, text: found }]
  })
}

function decoded(path: string, bytes: Uint8Array): string {
  const read = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (read.ok) return read.value
  throw new Refusal('invalid', `${path} is no UTF-8 text.`)
}

const JsonLine = z.record(z.string(), z.unknown())

function textIn(line: string, place: string, column: string | null): string | null {
  const record = parseOrRefuse(JsonLine, jsonOrRefuse(line, place), place)
  for (const name of column === null ? TEXT_COLUMNS : [column]) {
    const value = record[name]
    // an escape may spell half of a surrogate pair, of which UTF-8 has no bytes
    if (typeof value === 'string' && value !== '') return value.toWellFormed()
  }
  return null
}

function upTo(records: readonly TextRecord[], { records: most, bytes }: Reading): TextRecord[] {
  let sum = 0
  const kept: TextRecord[] = []
  for (const record of records.slice(0, most)) {
    sum += Buffer.byteLength(record.text)
    if (sum > bytes) break
    kept.push(record)
  }
  return kept
}
