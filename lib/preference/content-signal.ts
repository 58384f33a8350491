import { onceFor } from '../once-for.ts'
import { normalPath, normalPattern, pathPattern } from './path-pattern.ts'
import { type Effects, PreferenceStatement } from './preference.ts'
import { groupsAmong } from './robots-groups.ts'
import {
  groupLines,
  parseRobotsTxt,
  type RobotsFile,
  type RobotsGroup,
  type RobotsLine,
  RULES,
  textOf,
} from './robots-txt.ts'
import { headerLines, type Reading, type Signal, type Subject, subjectPath } from './signal.ts'

/** Content Signals Policy of 2025-09-24, `use` of 2026-07-01; no grammar is published, this one is ours (`preferences.md` §2.3). */
export const CONTENT_SIGNAL_VERSION = 'content-signal/1'

/** One line: the path that it is for (empty: every path) and its pairs, in lower case, unknown ones too. */
export type ContentSignalLine = { path: string; pairs: [string, string][] }

const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['search', ['yes', 'no']],
  ['ai-input', ['yes', 'no']],
  ['ai-train', ['yes', 'no']],
  ['use', ['immediate', 'reference', 'full']],
])

/** Reads the value of a line: `[path SP] key=value *("," key=value)`; one bad pair does not spoil the line. */
export function parseContentSignal(value: string): ContentSignalLine {
  const text = value.trim()
  const space = text.startsWith('/') ? text.search(/[ \t]/) : 0
  const path = text.startsWith('/') ? text.slice(0, space === -1 ? undefined : space) : ''
  const rest = space === -1 ? '' : text.slice(space)
  const pairs = rest.split(',').flatMap((pair): [string, string][] => {
    const [key = '', word = ''] = pair.split('=')
    return key.trim() === '' ? [] : [[key.trim().toLowerCase(), word.trim().toLowerCase()]]
  })
  return { path, pairs }
}

/** What is signalled, by key; `no` goes before `yes`, and a key or value that the policy does not know is left out. */
export function signalValues(lines: readonly ContentSignalLine[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { pairs } of lines)
    for (const [key, word] of pairs) if (KEYS.get(key)?.includes(word) && values[key] !== 'no') values[key] = word
  return values
}

type Placed = ContentSignalLine & { line: RobotsLine }

/** The signal lines among lines. */
function signalLines(lines: readonly RobotsLine[]): Placed[] {
  return lines
    .filter(({ key }) => key === 'content-signal')
    .map((line) => ({ line, ...parseContentSignal(line.value) }))
}

const linesOfGroup = onceFor(({ lines }: RobotsGroup) => signalLines(lines))

/** The lines of a list that speak of the path: those of the longest path that fits (ours). `all`: every line that fits. */
function linesFor(lines: readonly Placed[], path: string): { selected: Placed[]; all: Placed[] } {
  const asked = normalPath(path)
  const all = lines.filter((one) => pathPattern(normalPattern(one.path)).fits(asked))
  const longest = all.reduce((octets, one) => Math.max(octets, one.path.length), 0)
  return { selected: all.filter((one) => one.path.length === longest), all }
}

function linesOf(groups: readonly RobotsGroup[], path: string): { selected: Placed[]; all: Placed[] } {
  return linesFor(groups.flatMap(linesOfGroup), path)
}

/** What a robots.txt signals to an agent for a path, by the reading that counts. */
export function robotsSignals(file: RobotsFile, agent: string, path: string): Record<string, string> {
  const { groups } = groupsAmong(file.rfc, agent)
  return signalValues(linesOf(groups, path).selected)
}

/** The same where a signal line ends a list of agents, as a rule would: the other reading. */
export function robotsSignalsAsRules(file: RobotsFile, agent: string, path: string): Record<string, string> {
  const { groups } = groupsAmong(groupLines(file.lines, [...RULES, 'content-signal']), agent)
  return signalValues(linesOf(groups, path).selected)
}

/** The same where every line that fits counts, not only those of the longest path. */
export function robotsSignalsMerged(file: RobotsFile, agent: string, path: string): Record<string, string> {
  const { groups } = groupsAmong(file.rfc, agent)
  return signalValues(linesOf(groups, path).all)
}

/**
 * What a robots.txt or the header lines of a response signal. In robots.txt the protective reading takes every `no` of any
 * reading: of the other grouping, of shorter paths, of a `*` group that a named one hides, and of lines outside any group. A header is
 * defined by no text and is often an intermediary's default, so its allow is weak.
 */
export function readContentSignal(signal: Signal, subject: Subject): Reading {
  const headers = headerLines(signal.headers, 'content-signal').map((value, index) => ({
    ...parseContentSignal(value),
    locator: `header Content-Signal ${index + 1}`,
    quote: value,
  }))
  const fromHeaders = headers.flatMap(({ locator, quote, ...line }) =>
    statementsOf(signalValues([line]), { signal, locator, quote, addressee: '*', weak: true, protective: false }),
  )
  return signal.body === null
    ? { statements: fromHeaders, flags: [] }
    : withRobots(fromHeaders, parseRobotsTxt(signal.body), signal, subject)
}

/** The groups where a signal line ends a list of agents, as a rule would. */
const groupsAsRules = onceFor((file: RobotsFile) => groupLines(file.lines, [...RULES, 'content-signal']))

function withRobots(before: PreferenceStatement[], file: RobotsFile, signal: Signal, subject: Subject): Reading {
  const path = subjectPath(subject.url)
  const { groups, isNamed, star } = groupsAmong(file.rfc, subject.agent)
  const asRules = groupsAmong(groupsAsRules(file), subject.agent)
  const own = linesOf(groups, path)
  const told = new Set(own.selected.map(({ line }) => line.line))
  const addressee = isNamed ? [subject.agent] : ('*' as const)
  const others = [asRules.groups, star].flatMap((list) => linesOf(list, path).all)
  const further = [...own.all, ...others, ...linesFor(signalLines(file.outside), path).all].filter(
    ({ line }) => !told.has(line.line),
  )
  const unique = [...new Map(further.map((one) => [one.line.line, one])).values()]
  const said = (one: Placed, protective: boolean) =>
    statementsOf(signalValues([one]), {
      signal,
      locator: `line ${one.line.line}`,
      quote: textOf(one.line.raw),
      addressee: protective ? '*' : addressee,
      weak: false,
      protective,
    })
  const denied = signalValues(own.selected)
  const statements = own.selected.flatMap((one) => withoutOverruled(said(one, false), denied))
  const strict = unique.flatMap((one) =>
    said(one, true).filter(({ effects }) => Object.values(effects).includes('deny')),
  )
  return {
    statements: [...before, ...statements, ...strict.map(deniesOnly)],
    flags: flagsOf({
      own: own.selected,
      asRules: linesOf(asRules.groups, path).selected,
      further: unique,
      hidden: isNamed ? star : [],
    }),
  }
}

type Place = {
  signal: Signal
  locator: string
  quote: string
  addressee: '*' | string[]
  weak: boolean
  protective: boolean
}

const LEAVES: Record<string, (keyof Effects)[]> = {
  search: ['search'],
  'ai-input': ['ai-input'],
  'ai-train': ['train-gen', 'train-nongen'],
}

function statementsOf(values: Record<string, string>, place: Place): PreferenceStatement[] {
  const effects: Effects = {}
  for (const [key, word] of Object.entries(values))
    for (const leaf of LEAVES[key] ?? []) effects[leaf] = word === 'no' ? 'deny' : 'allow'
  const whole = Object.keys(effects).length === 0 ? [] : [statementAt(place, '', effects)]
  if (values.use !== 'immediate') return whole
  const stored: Effects = {
    search: 'deny',
    'ai-index': 'deny',
    'train-gen': 'deny',
    'train-nongen': 'deny',
    'tdm-other': 'deny',
  }
  return [...whole, { ...statementAt(place, ' use', stored), basis: 'contested' }]
}

function statementAt(place: Place, suffix: string, effects: Effects): PreferenceStatement {
  const { signal, locator, quote, addressee, weak, protective } = place
  return PreferenceStatement.parse({
    id: `content-signal:${locator}${suffix}${protective ? ' protective' : ''}`,
    mechanism: 'content-signal',
    effects,
    basis: 'explicit',
    addressee,
    weak,
    ...(protective && { profiles: ['protective'] }),
    evidence: [{ location: signal.location, locator, quote }],
  })
}

/** A `yes` that a `no` of the same path overrules is not told: the line says it, the file does not. */
function withoutOverruled(statements: PreferenceStatement[], values: Record<string, string>): PreferenceStatement[] {
  return statements.map((statement) => {
    const effects = { ...statement.effects }
    for (const [key, leaves] of Object.entries(LEAVES))
      for (const leaf of leaves) if (values[key] === 'no' && effects[leaf] === 'allow') delete effects[leaf]
    return { ...statement, effects }
  })
}

function deniesOnly(statement: PreferenceStatement): PreferenceStatement {
  const effects: Effects = {}
  for (const [leaf, value] of Object.entries(statement.effects))
    if (value === 'deny') Object.assign(effects, { [leaf]: value })
  return { ...statement, effects }
}

type Readings = { own: Placed[]; asRules: Placed[]; further: Placed[]; hidden: RobotsGroup[] }

function flagsOf({ own, asRules, further, hidden }: Readings): string[] {
  const numbers = (lines: readonly Placed[]) => lines.map(({ line }) => line.line).join()
  const hiddenLines = new Set(hidden.flatMap(linesOfGroup).map(({ line }) => line))
  const isHidden = ({ line }: Placed) => hiddenLines.has(line)
  return [
    ...(further.length > 0 || numbers(own) !== numbers(asRules) ? ['ambiguous-grouping'] : []),
    ...(further.some(isHidden) ? ['named-group-hides-star'] : []),
    ...([...own, ...further].some(({ line }) => line.isEdge) ? ['edge-managed'] : []),
  ]
}
