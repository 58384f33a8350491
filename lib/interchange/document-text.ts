import { IMPORT_MAX_BYTES, type Trouble } from './import.ts'

/** The text of a document, or the one trouble for which nothing can be read. */
export type DocumentText = { ok: true; text: string } | { ok: false; trouble: Trouble }

/**
 * The text of a document's bytes, without a byte order mark. Strict UTF-8 (RFC 3629): anything else is refused, naming the
 * byte, since guessing an encoding changes names and licences in silence. So are a NUL, which can't be kept, and documents
 * over `IMPORT_MAX_BYTES`.
 */
export function decodeDocument(bytes: Uint8Array): DocumentText {
  if (bytes.length > IMPORT_MAX_BYTES)
    return refused(
      'size',
      '',
      `The document has ${number(bytes.length)} bytes; at most ${number(IMPORT_MAX_BYTES)} are read.`,
    )
  if (bytes.length === 0) return refused('size', '', 'The document is empty.')
  const order = utf16Order(bytes)
  if (order !== null) return refused('encoding', 'byte 0', `The document is in ${order}. Save it as UTF-8.`)
  const text = decode(bytes)
  if (text === null) {
    const offset = firstInvalidByte(bytes)
    return refused(
      'encoding',
      `byte ${offset}`,
      `The document is not UTF-8: byte ${number(offset)} is invalid. Save it as UTF-8.`,
    )
  }
  const nul = text.indexOf('\u0000')
  if (nul === -1) return { ok: true, text }
  const line = lineAt(text, nul)
  return refused('encoding', `line ${line}`, `Line ${number(line)} holds a NUL character. Remove it: it can't be kept.`)
}

/** The line of a place in a text, from 1; `\n`, `\r\n` and `\r` end lines. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length
}

function utf16Order(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'UTF-16 (little endian)'
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0) ? 'UTF-16 (big endian)' : null
}

function decode(bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** By halving: a prefix that holds the invalid byte does not decode, a shorter one does. A cut-off end is its own length. */
function firstInvalidByte(bytes: Uint8Array): number {
  if (decode(bytes, true) !== null) return bytes.length
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decode(bytes.subarray(0, middle), true) === null) bad = middle
    else good = middle
  }
  return good
}

function refused(rule: string, at: string, message: string): DocumentText {
  return { ok: false, trouble: { grade: 'refuse', at, message, rule } }
}

function number(value: number): string {
  return value.toLocaleString('en')
}
