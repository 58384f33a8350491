import { urlOf } from '../url.ts'
import { combinePreferences, type Decision } from './combine.ts'
import { findReader, MECHANISM_READERS, partFor } from './mechanisms.ts'
import { type PlacedReading, toldApartByPath, withOwnHeaders } from './places.ts'
import {
  type LeafValue,
  type Mechanism,
  PROFILES,
  type PreferenceStatement,
  type Profile,
  type SignalEvidence,
  type UnreadPlace,
  type UsageLeaf,
  type UsageWord,
  usageWord,
} from './preference.ts'
import { reachAt } from './reach.ts'
import { withoutRepetition } from './repetition.ts'
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

/**
 * What follows from the signals for one URL: both profiles leaf by leaf, the crawl access of the agent (by the letter of RFC 9309, and in the
 * protective reading of an answer that is none), and all evidence.
 */
export type PreferenceAnswer = {
  access: UsageWord
  protectiveAccess: UsageWord
  accessRule: SignalEvidence | null
  literal: Decision
  protective: Decision
  evidence: DecisionEvidence[]
  unread: UnreadPlace[]
  flags: string[]
}

/**
 * Who else we are and what a person recorded: further `identities` beside the subject's agent, as the agent of the archive a copy came from;
 * `recorded` statements, as terms of service.
 */
export type EvaluationContext = { identities?: readonly string[]; recorded?: readonly PreferenceStatement[] }

/**
 * The decision for a URL from raw signals alone (DESIGN §9, `preferences.md` §5 and §6). A signal with neither body nor headers is a
 * place that was asked and could not be read, unless its outcome says otherwise. Stateless: the same bytes give the same answer.
 */
export function evaluateSignals(
  given: readonly Signal[],
  subject: Subject,
  { identities = [], recorded = [] }: EvaluationContext = {},
): PreferenceAnswer {
  const signals = given.map(toldApartByPath)
  const strange = signals.filter((signal) => isOfOtherOrigin(signal, subject))
  const own = signals.filter((signal) => !strange.includes(signal)).map((signal) => withOwnHeaders(signal, subject))
  const agents = [...new Set([subject.agent, ...identities])]
  const readings = agents.flatMap((agent) => readPlaces(own, { ...subject, agent }))
  const read = withoutRepetition(readings.flatMap(({ statements }) => statements))
  const said = uniqueStatements([...read, ...recorded])
  const statements = said.map((one) => asItStands(one, own))
  const unread = uniquePlaces([...signals.flatMap(unansweredOf), ...readings.flatMap(unreadOf)])
  const input = { statements, unread, context: { identities: agents.filter((agent) => agent !== '') } }
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
  'content-usage',
  'content-signal',
  'cc-signals',
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

/** A statement of an earlier copy: it is stale, so that its denies alone count, and only in the profiles in which the copy does. */
function asItStands(statement: PreferenceStatement, signals: readonly Signal[]): PreferenceStatement {
  const outcome = signals.find(
    ({ location, outcome }) =>
      outcome?.kind === 'stale' && statement.evidence.some((piece) => piece.location === location),
  )?.outcome
  if (outcome === undefined) return statement
  const profiles = statement.profiles.filter((profile) => outcome.profiles.includes(profile))
  return { ...statement, freshness: 'stale', profiles }
}

function uniquePlaces(places: readonly UnreadPlace[]): UnreadPlace[] {
  return [...new Map(places.map((one) => [`${one.id} ${one.failure} ${one.profiles}`, one])).values()]
}

function unansweredOf(signal: Signal): UnreadPlace[] {
  const { outcome, body, headers } = signal
  if (outcome === undefined) return body === null && headers.length === 0 ? unreadAt(signal, 'not read') : []
  if (outcome.kind !== 'unread') return []
  return unreadAt(signal, outcome.failure)
    .filter(({ profiles }) => profiles.every((profile) => outcome.profiles.includes(profile)))
    .map((place) => ({ ...place, since: outcome.since }))
}

function unreadOf(reading: MechanismReading): UnreadPlace[] {
  const { unread, unreadIn = PROFILES } = reading
  if (unread === undefined) return []
  return unreadAt(reading, unread).filter(({ profiles }) => profiles.every((profile) => unreadIn.includes(profile)))
}

function unreadAt({ mechanism, location }: Pick<Signal, 'mechanism' | 'location'>, failure: string): UnreadPlace[] {
  return PROFILES.map((profile) => ({
    id: `unread:${mechanism} @ ${location}`,
    place: location,
    failure,
    leaves: reachAt({ mechanism, location }, profile),
    profiles: [profile],
  }))
}

type Access = Pick<PreferenceAnswer, 'access' | 'protectiveAccess' | 'accessRule'>

/** By the rules of the bytes, also of an earlier copy; without any, by what came of asking (RFC 9309 s2.3.1). */
function accessOf(signals: readonly Signal[], subject: Subject): Access {
  const robots = signals.filter(
    ({ mechanism, location }) => mechanism === 'robots-txt' && isSameOrigin(location, subject),
  )
  const [literal, protective] = PROFILES.map((profile) => accessIn(profile, robots, subject))
  return {
    access: literal?.word ?? 'unknown',
    protectiveAccess: protective?.word ?? 'unknown',
    accessRule: literal?.rule ?? protective?.rule ?? null,
  }
}

function accessIn(profile: Profile, robots: readonly Signal[], subject: Subject) {
  const counting = robots.filter(({ outcome }) => outcome === undefined || outcome.profiles.includes(profile))
  const read = counting.find(({ body }) => body !== null)
  if (read === undefined || read.body === null) {
    const [outcome] = counting.flatMap(({ outcome }) => outcome ?? [])
    return { word: outcome === undefined ? ('unknown' as const) : ACCESS_WORDS[outcome.access], rule: null }
  }
  const { access, rule } = robotsAccess(parseRobotsTxt(read.body), subject.agent)(subject.url)
  const evidence = rule === null ? null : { locator: `line ${rule.line}`, quote: cut(textOf(rule.raw)) }
  return { word: ACCESS_WORDS[access], rule: evidence === null ? null : { location: read.location, ...evidence } }
}

const ACCESS_WORDS = { allow: 'allowed', deny: 'disallowed' } as const

/** A robots.txt speaks of its own scheme, host and port alone (RFC 9309 s2.3). */
function isSameOrigin(location: string, { url }: Subject): boolean {
  const [place, record] = [urlOf(location), urlOf(url)]
  return place !== null && place.origin === record?.origin
}

function evidenceOf(statement: PreferenceStatement): DecisionEvidence[] {
  const { id, mechanism, basis, effects, condition, evidence } = statement
  const version = findReader(mechanism)?.version ?? ''
  return evidence.map((piece) => ({
    ...{ statement: id, mechanism, version, basis, effects, condition },
    ...{ ...piece, quote: cut(piece.quote) },
  }))
}

/** Evidence quotes the beginning of what is longer (`preferences.md` §7); the whole is kept with the attempt. */
function cut(quote: string): string {
  return quote.slice(0, 500)
}
