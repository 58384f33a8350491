import { combinePreferences, type Decision } from './combine.ts'
import { findReader, MECHANISM_READERS } from './mechanisms.ts'
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
  const readings = signals.flatMap((signal) => readSignal(signal, subject))
  const statements = uniqueStatements(readings.flatMap(({ statements }) => statements))
  const unread = signals.flatMap(unreadOf)
  const input = { statements, unread, context: { identities: subject.agent === '' ? [] : [subject.agent] } }
  return {
    ...accessOf(signals, subject),
    literal: combinePreferences(input, 'literal'),
    protective: combinePreferences(input, 'protective'),
    evidence: statements.flatMap(evidenceOf),
    unread,
    flags: [...new Set(readings.flatMap(({ flags }) => flags))].sort(),
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

function readSignal(signal: Signal, subject: Subject) {
  const isPlace = OF_AN_ORIGIN.includes(signal.mechanism) && signal.body !== null
  if (isPlace && !isSameOrigin(signal.location, subject))
    return [{ statements: [], flags: [`other-origin ${signal.location}`] }]
  const own = findReader(signal.mechanism)
  const fromHeaders =
    signal.headers.length === 0 ? [] : MECHANISM_READERS.filter(({ isHeader, key }) => isHeader && key !== own?.key)
  return [
    ...(own === null ? [] : [own.read(signal, subject)]),
    ...fromHeaders.map(({ read }) => read({ ...signal, body: null }, subject)),
  ]
}

/** Ids are unique to a place; the same place asked twice says the same thing once. */
function uniqueStatements(statements: readonly PreferenceStatement[]): PreferenceStatement[] {
  const placed = statements.map((one) => ({ ...one, id: `${one.id} @ ${one.evidence[0]?.location ?? ''}` }))
  return [...new Map(placed.map((one) => [`${one.id} ${JSON.stringify(one.effects)}`, one])).values()]
}

function unreadOf({ mechanism, location, body, headers }: Signal): UnreadPlace[] {
  if (body !== null || headers.length > 0) return []
  return PROFILES.map((profile) => ({
    id: `unread:${mechanism} @ ${location}`,
    place: location,
    failure: 'not read',
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
