import { MAX_TEXT_LINES, TEXT_FILE_LIMIT } from './ai-txt-records.ts'
import { isSoft404 } from './body-kind.ts'
import { type PlacedReading, pathnameOf } from './places.ts'
import { PreferenceStatement } from './preference.ts'
import { bodyText, type Signal } from './signal.ts'

/** JournalList's trust.txt: one of its attributes, as three other readers read it; the text itself was not read (`preferences.md` §2.10). */
export const TRUST_TXT_VERSION = 'trust-txt/1'

/** A line `datatrainingallowed=yes` or `=no`. */
export type TrustLine = { line: number; isAllowed: boolean; quote: string }

/** The lines of a trust.txt that speak of training, in any case, with space around the sign; another value than yes or no says nothing. */
export function parseTrustTxt(bytes: Uint8Array): TrustLine[] {
  const lines = bodyText({ body: bytes.subarray(0, TEXT_FILE_LIMIT) }).split(/\r\n|\r|\n/)
  return lines.slice(0, MAX_TEXT_LINES).flatMap((quote, index): TrustLine[] => {
    const value = /^\s*datatrainingallowed\s*=\s*(yes|no)\s*(?:#.*)?$/i.exec(quote)?.[1]?.toLowerCase()
    return value === undefined ? [] : [{ line: index + 1, isAllowed: value === 'yes', quote: quote.slice(0, 500) }]
  })
}

/**
 * What a site's trust.txt says of training: several lines, the strictest. `/.well-known/trust.txt` is asked only where `/trust.txt` is none,
 * so beside one it counts in the protective reading, where it denies.
 */
export function readTrustTxt(signals: readonly Signal[]): PlacedReading[] {
  const files = signals.filter(isTrustTxt)
  const first = files.find(({ location }) => pathnameOf(location) === '/trust.txt') ?? files[0]
  return signals.map((signal) => ({
    statements: files.includes(signal) ? statementsOf(signal, first?.location === signal.location) : [],
    flags: flagsOf(signal),
    location: signal.location,
  }))
}

function isTrustTxt({ body }: Signal): boolean {
  return body !== null && !isSoft404(body)
}

function flagsOf({ body }: Signal): string[] {
  if (body === null) return []
  if (isSoft404(body)) return ['soft-404']
  return body.length > TEXT_FILE_LIMIT ? ['parsed-truncated'] : []
}

function statementsOf({ body, location }: Signal, isFirst: boolean): PreferenceStatement[] {
  const lines = body === null ? [] : parseTrustTxt(body)
  const deciding = lines.find(({ isAllowed }) => !isAllowed) ?? lines[0]
  if (deciding === undefined || (!isFirst && deciding.isAllowed)) return []
  const value = deciding.isAllowed ? 'allow' : 'deny'
  return [
    PreferenceStatement.parse({
      id: `trust-txt:datatrainingallowed${isFirst ? '' : ' protective'}`,
      mechanism: 'trust-txt',
      effects: { 'train-gen': value, 'train-nongen': value },
      basis: 'explicit',
      addressee: '*',
      ...(!isFirst && { profiles: ['protective'] }),
      evidence: [{ location, locator: `line ${deciding.line}`, quote: deciding.quote }],
    }),
  ]
}
