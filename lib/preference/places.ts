import { urlOf } from '../url.ts'
import type { Profile } from './preference.ts'
import type { Reading, Signal, Subject } from './signal.ts'

/**
 * What was read at one place; where several places of a mechanism make one statement, `location` is that of the last. `unreadIn`: the profiles in
 * which a place counts as unread, where that is not both.
 */
export type PlacedReading = Reading & { location: string; unreadIn?: readonly Profile[] }

/** Reads all places of one mechanism for one record: what a nearer place says may supersede what another says. */
export type PlacesReader = (signals: readonly Signal[], subject: Subject) => PlacedReading[]

/** The reader of a mechanism whose places don't supersede one another: each is read for itself, and all count. */
export function atEachPlace(read: (signal: Signal, subject: Subject) => Reading): PlacesReader {
  return (signals, subject) => signals.map((signal) => ({ ...read(signal, subject), location: signal.location }))
}

/** Files that speak for their whole origin. */
const ORIGIN_FILES = [
  '/robots.txt',
  '/ai.txt',
  '/trust.txt',
  '/.well-known/ai.txt',
  '/.well-known/tdmrep.json',
  '/.well-known/trust.txt',
]

/** Header lines that tell what a file is and when it was made, and state no preference. */
const ABOUT_THE_FILE = ['content-type', 'date', 'last-modified']

/**
 * The signal without the preferences that its header lines state, where they are those of another response than the record's: the header lines
 * of a robots.txt speak of that file, not of what it rules.
 */
export function withOwnHeaders(signal: Signal, { url }: Subject): Signal {
  if (signal.location === url || !ORIGIN_FILES.includes(pathnameOf(signal.location))) return signal
  return { ...signal, headers: signal.headers.filter(([name]) => ABOUT_THE_FILE.includes(name.toLowerCase())) }
}

/** The path of an address, empty where the text is none. */
export function pathnameOf(location: string): string {
  return urlOf(location)?.pathname ?? ''
}

/** Two unrelated files have the name ai.txt: which of them a signal holds says its path, whatever it is called. */
export function toldApartByPath(signal: Signal): Signal {
  if (signal.mechanism !== 'ai-txt' && signal.mechanism !== 'ai-txt-well-known') return signal
  const path = pathnameOf(signal.location)
  if (path === '/.well-known/ai.txt') return { ...signal, mechanism: 'ai-txt-well-known' }
  return path === '/ai.txt' ? { ...signal, mechanism: 'ai-txt' } : signal
}
