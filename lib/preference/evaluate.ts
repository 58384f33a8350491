import { combinePreferences, type Decision } from './combine.ts'
import { findReader, MECHANISM_READERS, partFor } from './mechanisms.ts'
import { type PlacedReading, withOwnHeaders } from './places.ts'
import {
  type LeafValue,
  type Mechanism,
  PROFILES,
  type PreferenceStatement,
  type SignalEvidence,
  type UnreadPlace,
  type UsageLeaf,
  type UsageWord,
  usageWord,
} from './preference.ts'
import { reachOf } from './reach.ts'
import { robotsAccess } from './robots-access.ts'
import { parseRobotsTxt, textOf } from './robots-txt.ts'
import type { Signal, Subject } from './signal.ts'

/** A piece of evidence for a decision: the statement's id, its mechanism and reader, what it does to which leaves, and the words. */
export type DecisionEvidence = SignalEvidence & {
  statement: string
  mechanism: Mechanism
  version: string
  basis: string
  effects: Partial<Record<UsageLeaf, 'allow' | 'deny'>>
  condition: string | null
}

/** What follows from the signals for one URL: both profiles leaf by leaf, the crawl access of the agent, and all evidence. */
export type PreferenceAnswer = {
  access: UsageWord
  accessRule: SignalEvidence | null
  literal: Decision
  protective: Decision
  evidence: DecisionEvidence[]
  unread: UnreadPlace[]
  flags: string[]
}

/**
 * The decision for a URL from raw signals alone (DESIGN §9, `preferences.md` §5 and §6). A signal with neither body nor headers is a
 * place that was asked and could not be read. Stateless: the same bytes give the same answer.
 */
export function evaluateSignals(signals: readonly Signal[], subject: Subject): PreferenceAnswer {
  const strange = signals.filter((signal) => isOfOtherOrigin(signal, subject))
  const own = signals.filter((signal) => !strange.includes(signal)).map((signal) => withOwnHeaders(signal, subject))
  const readings = readPlaces(own, subject)
  const statements = uniqueStatements(readings.flatMap(({ statements }) => statements))
  const unread = [...signals.flatMap(unansweredOf), ...readings.flatMap(unreadOf)]
  const input = { statements, unread, context: { identities: subject.agent === '' ? [] : [subject.agent] } }
  const flags = [...readings.flatMap((one) => one.flags), ...strange.map(({ location }) => `other-origin ${location}`)]
  return {
    ...accessOf(signals, subject),
    literal: combinePreferences(input, 'literal'),
    protective: combinePreferences(input, 'protective'),
    evidence: statements.flatMap(evidenceOf),
    unread,
    flags: [...new Set(flags)].sort(),
  }
}

/** Each leaf in the word that people are told. */
export function toldUsages(decision: Decision): Record<UsageLeaf, UsageWord> {
  const word = ({ value }: { value: LeafValue }) => usageWord(value)
  return {
    search: word(decision.search),
    'ai-index': word(decision['ai-index']),
    'ai-input': word(decision['ai-input']),
    'train-gen': word(decision['train-gen']),
    'train-nongen': word(decision['train-nongen']),
    'tdm-other': word(decision['tdm-other']),
  }
}

/** Places that speak for their own origin alone, whatever page names them. */
const OF_AN_ORIGIN: readonly Mechanism[] = [
  'robots-txt',
  'ai-agent',
  'control-token',
  'tdmrep',
  'ai-txt',
  'ai-txt-well-known',
  'trust-txt',
]

function isOfOtherOrigin(signal: Signal, subject: Subject): boolean {
  return OF_AN_ORIGIN.includes(signal.mechanism) && signal.body !== null && !isSameOrigin(signal.location, subject)
}

type MechanismReading = PlacedReading & { mechanism: Mechanism }

/** What each mechanism reads of its places, all of them at once: a nearer one may supersede another. */
function readPlaces(signals: readonly Signal[], subject: Subject): MechanismReading[] {
  return MECHANISM_READERS.flatMap((reader) => {
    const parts = signals.map((signal) => partFor(reader, signal)).filter((part) => part !== null)
    return parts.length === 0 ? [] : reader.read(parts, subject).map((one) => ({ ...one, mechanism: reader.key }))
  })
}

/** Ids are unique to a place; the same place asked twice says the same thing once. */
function uniqueStatements(statements: readonly PreferenceStatement[]): PreferenceStatement[] {
  const placed = statements.map((one) => ({ ...one, id: `${one.id} @ ${one.evidence[0]?.location ?? ''}` }))
  return [...new Map(placed.map((one) => [`${one.id} ${JSON.stringify(one.effects)}`, one])).values()]
}

function unansweredOf({ mechanism, location, body, headers }: Signal): UnreadPlace[] {
  return body === null && headers.length === 0 ? unreadAt({ mechanism, location }, 'not read') : []
}

function unreadOf(reading: MechanismReading): UnreadPlace[] {
  return reading.unread === undefined ? [] : unreadAt(reading, reading.unread)
}

function unreadAt({ mechanism, location }: Pick<Signal, 'mechanism' | 'location'>, failure: string): UnreadPlace[] {
  return PROFILES.map((profile) => ({
    id: `unread:${mechanism} @ ${location}`,
    place: location,
    failure,
    leaves: reachOf(mechanism, profile),
    profiles: [profile],
  }))
}

function accessOf(signals: readonly Signal[], subject: Subject): Pick<PreferenceAnswer, 'access' | 'accessRule'> {
  const robots = signals.find(
    ({ mechanism, location }) => mechanism === 'robots-txt' && isSameOrigin(location, subject),
  )
  if (robots === undefined || robots.body === null) return { access: 'unknown', accessRule: null }
  const { access, rule } = robotsAccess(parseRobotsTxt(robots.body), subject.agent)(subject.url)
  const accessRule =
    rule === null ? null : { location: robots.location, locator: `line ${rule.line}`, quote: textOf(rule.raw) }
  return { access: access === 'allow' ? 'allowed' : 'disallowed', accessRule }
}

/** A robots.txt speaks of its own scheme, host and port alone (RFC 9309 s2.3). */
function isSameOrigin(location: string, { url }: Subject): boolean {
  return URL.canParse(location) && URL.canParse(url) && new URL(location).origin === new URL(url).origin
}

function evidenceOf(statement: PreferenceStatement): DecisionEvidence[] {
  const { id, mechanism, basis, effects, condition, evidence } = statement
  const version = findReader(mechanism)?.version ?? ''
  return evidence.map((piece) => ({ statement: id, mechanism, version, basis, effects, condition, ...piece }))
}
