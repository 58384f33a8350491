import { type AiTxtRecord, parseAiTxtRecords } from './ai-txt-records.ts'
import { isSoft404 } from './body-kind.ts'
import { normalPath, normalPattern, pathPattern } from './path-pattern.ts'
import { type Effects, PreferenceStatement } from './preference.ts'
import { type Reading, SILENT, type Signal, type Subject, subjectPath } from './signal.ts'

/** draft-car-ai-txt-wellknown-00 of 2026-06-12, an individual draft; what it changed of the text before it is unverified. */
export const AI_TXT_WELL_KNOWN_VERSION = 'ai-txt-well-known/1'

/** What a file says of training a path, and the lines that decide; none where it is denied since the file says nothing of it. */
export type AiTxtTraining = { value: 'allow' | 'deny' | null; protective: 'allow' | 'deny'; deciding: AiTxtRecord[] }

const KNOWN_KEYS = ['agent', 'caching', 'indexing', 'scraping', 'site-name', 'site-url', 'training']
const PATTERN_KEYS = ['training-allow', 'training-deny']

/**
 * What the records say of training a path. Once the file exists, training is denied unless it says otherwise. `conditional`: by the longest of
 * the patterns that fit, of equally long ones the deny; by none of them nothing is said, and the protective reading denies.
 */
export function aiTxtTraining(records: readonly AiTxtRecord[], path: string): AiTxtTraining {
  const saying = (word: string) =>
    records.filter(({ key, value }) => key === 'training' && value.toLowerCase() === word)
  const [denying, conditional, allowing] = [saying('deny'), saying('conditional'), saying('allow')]
  if (denying.length > 0) return { value: 'deny', protective: 'deny', deciding: denying }
  const fitting = fittingPatterns(records, path)
  const refused = fitting.filter(({ key }) => key === 'training-deny')
  if (conditional.length > 0) {
    const [longest] = fitting
    if (longest === undefined) return { value: null, protective: 'deny', deciding: conditional }
    const value = longest.key === 'training-deny' ? 'deny' : 'allow'
    const isOpen = value === 'allow' && refused.length === 0
    return { value, protective: isOpen ? 'allow' : 'deny', deciding: [...conditional, longest] }
  }
  if (allowing.length > 0)
    return { value: 'allow', protective: refused.length === 0 ? 'allow' : 'deny', deciding: [...allowing, ...refused] }
  return { value: 'deny', protective: 'deny', deciding: [] }
}

/** The pattern lines that fit, the longest first, of equally long ones the deny. */
function fittingPatterns(records: readonly AiTxtRecord[], path: string): AiTxtRecord[] {
  const asked = normalPath(path)
  const octetsOf = ({ value }: AiTxtRecord) => normalPattern(Buffer.from(value, 'utf8').toString('latin1'))
  return records
    .filter((one) => PATTERN_KEYS.includes(one.key) && one.value !== '')
    .map((one) => ({ one, pattern: pathPattern(octetsOf(one)) }))
    .filter(({ pattern }) => pattern.fits(asked))
    .sort((a, b) => b.pattern.octets - a.pattern.octets || b.one.key.localeCompare(a.one.key))
    .map(({ one }) => one)
}

/**
 * What a /.well-known/ai.txt says of training and of an AI system's index. A file that has none of the draft's keys is not one. What stands under
 * an agent's name overrides what is said to all, key by key; the patterns together.
 */
export function readAiTxtWellKnown(signal: Signal, subject: Subject): Reading {
  if (signal.body === null) return SILENT
  if (isSoft404(signal.body)) return { statements: [], flags: ['soft-404'] }
  const { records, isTruncated } = parseAiTxtRecords(signal.body)
  const flags = isTruncated ? ['parsed-truncated'] : []
  if (!records.some(({ key }) => KNOWN_KEYS.includes(key) || PATTERN_KEYS.includes(key)))
    return { statements: [], flags: [...flags, 'non-canonical'] }
  const own = recordsFor(records, subject.agent)
  const training = aiTxtTraining(own, subjectPath(subject.url))
  const isStricter = training.protective === 'deny' && training.value !== 'deny'
  const deciding = training.deciding.length > 0 ? training.deciding : records.slice(0, 1)
  const said = (value: 'allow' | 'deny') =>
    statementOf({ 'train-gen': value, 'train-nongen': value }, deciding, { signal, subject })
  return {
    statements: [
      ...(training.value === null ? [] : [said(training.value)]),
      ...(isStricter ? [inProtective(said('deny'))] : []),
      ...indexStatements(own, { signal, subject }),
    ],
    flags,
  }
}

type Asked = { signal: Signal; subject: Subject }

function indexStatements(records: readonly AiTxtRecord[], asked: Asked): PreferenceStatement[] {
  const saying = (word: string) =>
    records.filter(({ key, value }) => key === 'indexing' && value.toLowerCase() === word)
  const [denying, allowing] = [saying('deny'), saying('allow')]
  if (denying.length > 0) return [statementOf({ 'ai-index': 'deny' }, denying, asked)]
  return allowing.length > 0 ? [statementOf({ 'ai-index': 'allow' }, allowing, asked)] : []
}

/** What is said to an agent: its own records in place of those of the same key that are said to all. */
function recordsFor(records: readonly AiTxtRecord[], agent: string): AiTxtRecord[] {
  const own = records.filter((one) => isAgent(one.agent, agent) && one.key !== 'agent')
  const topics = new Set(own.map(({ key }) => topicOf(key)))
  return [...own, ...records.filter((one) => one.agent === null && !topics.has(topicOf(one.key)))]
}

function topicOf(key: string): string {
  return PATTERN_KEYS.includes(key) ? 'patterns' : key
}

/** At most so many lines are shown for one statement. */
const MAX_SHOWN = 10

function statementOf(effects: Effects, deciding: readonly AiTxtRecord[], { signal, subject }: Asked) {
  const isNamed = deciding.some(({ agent }) => isAgent(agent, subject.agent))
  return PreferenceStatement.parse({
    id: `ai-txt-well-known:${'ai-index' in effects ? 'Indexing' : 'Training'}`,
    mechanism: 'ai-txt-well-known',
    effects,
    basis: 'explicit',
    addressee: isNamed ? [subject.agent] : '*',
    evidence: deciding
      .slice(0, MAX_SHOWN)
      .map(({ line, quote }) => ({ location: signal.location, locator: `line ${line}`, quote })),
  })
}

function isAgent(written: string | null, agent: string): boolean {
  return written !== null && agent !== '' && written.toLowerCase() === agent.toLowerCase()
}

function inProtective(statement: PreferenceStatement): PreferenceStatement {
  return { ...statement, id: `${statement.id} protective`, profiles: ['protective'] }
}
