import { z } from 'zod'
import { urlOf } from '../url.ts'
import type { Mechanism, PreferenceStatement, Profile } from './preference.ts'

/** One header line as it was sent: lines of one name are never joined, since that loses whom a line addresses. */
export const HeaderLine = z.tuple([z.string(), z.string()])
export type HeaderLine = z.infer<typeof HeaderLine>

/**
 * What asking came to, where that is more than bytes (`preferences.md` §6 and §8). `absent`: there is none, so nothing is said. `unread`: it
 * could not be read, for `failure`, since that time. `stale`: the bytes are of an earlier copy. In which `profiles` it counts, and for a
 * robots.txt without bytes what it means for crawling.
 */
export type SignalOutcome = {
  kind: 'absent' | 'unread' | 'stale'
  failure: string
  since: string | null
  profiles: readonly Profile[]
  access: 'allow' | 'deny'
}

/**
 * The raw bytes of one place that was asked. `location`: its address, such as https://a.example/robots.txt, or for headers and
 * pages that of the record. With neither body nor headers the place was asked and could not be read, unless `outcome` says otherwise.
 */
export type Signal = {
  mechanism: Mechanism
  location: string
  body: Uint8Array | null
  headers: readonly HeaderLine[]
  outcome?: SignalOutcome
}

/** What the signals are read for. `agent`: the product token of who asks. `media`: the record's kind, as image or text. */
export type Subject = { url: string; agent: string; media: string | null }

/**
 * What a mechanism says of the subject: statements after its own precedence, and remarks on how it had to be read. `unread`: why the place
 * counts as not read although it answered, where the mechanism says so of such bytes.
 */
export type Reading = { statements: PreferenceStatement[]; flags: string[]; unread?: string }

/** Nothing is said. */
export const SILENT: Reading = { statements: [], flags: [] }

/** The values of all header lines of a name, in their order, as they were sent. */
export function headerLines(headers: readonly HeaderLine[], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
}

/** A place's body as UTF-8 text without its byte order mark; what is no UTF-8 is shown as U+FFFD. */
export function bodyText(signal: Pick<Signal, 'body'>): string {
  return signal.body === null
    ? ''
    : Buffer.from(signal.body)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
}

/** The path and query of the subject's URL, as WHATWG URL writes them; `/` where the text is no URL. */
export function subjectPath(url: string): string {
  const read = urlOf(url)
  if (read !== null) return read.pathname + read.search
  return url.startsWith('/') ? url : '/'
}
