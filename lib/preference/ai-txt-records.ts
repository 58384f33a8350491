import { bodyText } from './signal.ts'

/** How much of a text file is read, in bytes, and in how many lines (`preferences.md` §8). */
export const TEXT_FILE_LIMIT = 512_000
export const MAX_TEXT_LINES = 50_000

/** A line `Key: value`. `key`: in lower case; `agent`: in whose block it stands, null outside of any. */
export type AiTxtRecord = { line: number; key: string; value: string; agent: string | null; quote: string }

/** The records of a /.well-known/ai.txt, and whether the file goes on beyond what is read. */
export type AiTxtRecords = { records: AiTxtRecord[]; isTruncated: boolean }

/**
 * Reads the lines of a /.well-known/ai.txt. Indented lines belong to the `Agent:` above them; what is no record, and what follows a `#` at
 * the start or after white space, is left out. CR, LF and CRLF end a line. Never throws.
 */
export function parseAiTxtRecords(bytes: Uint8Array): AiTxtRecords {
  const lines = bodyText({ body: bytes.subarray(0, TEXT_FILE_LIMIT) }).split(/\r\n|\r|\n/)
  let agent: string | null = null
  const records = lines.slice(0, MAX_TEXT_LINES).flatMap((quote, index): AiTxtRecord[] => {
    const text = withoutComment(quote)
    const colon = text.indexOf(':')
    if (colon === -1) return []
    const key = text.slice(0, colon).trim().toLowerCase()
    const value = text.slice(colon + 1).trim()
    if (!/^[\t ]/.test(quote)) agent = key === 'agent' ? value : null
    return [{ line: index + 1, key, value, agent, quote: quote.slice(0, 500) }]
  })
  return { records, isTruncated: bytes.length > TEXT_FILE_LIMIT || lines.length > MAX_TEXT_LINES }
}

/** A `#` in the middle of a word, as in an address, begins no comment. */
function withoutComment(line: string): string {
  const start = line.search(/(?:^|[\t ])#/)
  return start === -1 ? line : line.slice(0, start)
}
