import { z } from 'zod'
import { type Digest, Digest as DigestSchema, digestOfJson } from './digest.ts'

/** Text that a person wrote: trimmed, bounded, no NUL (which Postgres can't keep) and no lone surrogates. */
export function boundedText(max: number) {
  return z
    .string()
    .trim()
    .max(max, `At most ${max.toLocaleString('en')} characters.`)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'This holds a NUL or half of a surrogate pair.')
}

/** As `boundedText`, and not empty. */
export function requiredText(max: number) {
  return boundedText(max).min(1, 'This is needed.')
}

/** As `requiredText`, on one line: no line break, no tabulator and no other control character, which would mislead whoever reads it in a list or on a terminal. */
export function requiredLine(max: number) {
  return requiredText(max).refine(isLine, ON_ONE_LINE)
}

/** As `boundedText`, on one line. */
export function boundedLine(max: number) {
  return boundedText(max).refine(isLine, ON_ONE_LINE)
}

const ON_ONE_LINE = 'On one line, without control characters.'

/** Control characters, line and paragraph separators, and what turns the direction of the text after it. */
function isLine(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)
}

/** An http or https address, at most 2,048 characters. */
export const WebAddress = boundedText(2048).pipe(
  z.url({ protocol: /^https?$/, error: 'An address that starts with https:// or http://.' }),
)

/** A calendar date, `YYYY-MM-DD` (ISO 8601), that exists. */
export const CalendarDate = z.iso.date('A date like 2026-06-05.')

/** A point in time in UTC, ISO 8601 with a zone, in the years 1 to 9999. */
export const Timestamp = z.iso
  .datetime({ offset: true, error: 'A time like 2026-06-05T12:00:00Z.', abort: true })
  .refine((text) => isOfOurEra(new Date(text)), 'A time in the years 1 to 9999.')

function isOfOurEra(time: Date): boolean {
  const year = time.getUTCFullYear()
  return year >= 1 && year <= 9999
}

/**
 * Where a statement was read (DESIGN §2). `about` is a JSON pointer into the draft that it bears out, such as
 * `/declaredLicense` or `/amounts/0`. `source` is the address that was read, `locator` the place in it (line, heading,
 * JSON pointer), `quote` its words, `retrievedAt` when, `digest` the sha256 of the bytes read, if they were kept.
 */
export const Evidence = z.strictObject({
  about: boundedText(300).default(''),
  source: WebAddress,
  locator: boundedText(500).default(''),
  quote: boundedText(4000).default(''),
  retrievedAt: CalendarDate.or(Timestamp),
  digest: DigestSchema.nullable().default(null),
})
export type Evidence = z.infer<typeof Evidence>

/** The digest that a version record names for a piece of evidence: that of its canonical JSON. */
export function evidenceDigest(evidence: Evidence): Digest {
  return digestOfJson(evidence)
}
