import { attempt } from '../attempt.ts'

/** The text of a tag file with its lines, or why it can't be read. Lines end in LF, CR or both (RFC 8493 §2). */
export type BagText = { ok: true; lines: string[]; hasMark: boolean } | { ok: false; why: string }

/** A tag: its label, its value in one line, and the line where it starts. */
export type BagTag = { label: string; value: string; line: number }

/** The lines of a tag file in the encoding that bagit.txt names (`Tag-File-Character-Encoding`). UTF-16 without a mark is big-endian (RFC 2781 §4.3). */
export function readBagText(bytes: Uint8Array, encoding: string): BagText {
  const mark = markOf(bytes)
  const named = encoding.trim().toLowerCase()
  const label = /^utf-?16$/.test(named) ? (mark === 'utf-16le' ? 'utf-16le' : 'utf-16be') : named
  const read = attempt(() => new TextDecoder(label, { fatal: true }).decode(bytes))
  if (!read.ok) return { ok: false, why: `It can't be read as ${encoding}.` }
  const lines = read.value.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return { ok: true, lines, hasMark: mark !== null }
}

function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** The tags of bag-info.txt in their order, and the lines that are none (RFC 8493 §2.2.2): a line that begins with white space goes on with the one before. */
export function readBagTags(lines: readonly string[]): { tags: BagTag[]; strange: number[] } {
  const tags: BagTag[] = []
  const strange: number[] = []
  for (const [index, text] of lines.entries()) {
    const last = tags.at(-1)
    const colon = text.indexOf(':')
    if (text.trim() === '') continue
    if (/^[ \t]/.test(text) && last !== undefined) last.value = `${last.value} ${text.trim()}`.trim()
    else if (colon > 0)
      tags.push({ label: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim(), line: index + 1 })
    else strange.push(index + 1)
  }
  return { tags, strange }
}

/** Tags as a tag file, each on one line; line feeds in a value become spaces. */
export function printBagTags(tags: readonly { label: string; value: string }[]): string {
  return tags.map(({ label, value }) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('')
}
