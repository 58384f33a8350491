import { onceFor } from '../once-for.ts'
import { AIPREF_EDITION, findCategories, TRAIN_AI_NARROWED } from './aipref-vocabulary.ts'
import { normalPath, pathOf } from './path-pattern.ts'
import type { PreferenceStatement, SignalEvidence } from './preference.ts'
import { robotsAccess } from './robots-access.ts'
import { groupsFor } from './robots-groups.ts'
import { parseRobotsTxt, type RobotsFile, textOf } from './robots-txt.ts'
import { headerLines, type Reading, SILENT, type Signal, type Subject } from './signal.ts'
import { parseUsage, type UsageDictionary } from './usage-dictionary.ts'
import { type SelectedRules, selectUsageRules, type UsageRule } from './usage-rules.ts'
import { usageStatements } from './usage-statements.ts'

/** AIPREF, draft-ietf-aipref-vocab-08 and -attach-05: the header Content-Usage, and the rule of that name in a robots.txt. */
export const CONTENT_USAGE_VERSION = `content-usage/1 ${AIPREF_EDITION}`

/** The statement of a response's header lines: they are one Dictionary, in which a later line overrides (RFC 9651 s4.2). */
export function headerUsage(lines: readonly string[]): UsageDictionary {
  return parseUsage(lines.join(', '))
}

/**
 * What the header lines of a response, or a robots.txt, state by AIPREF. In robots.txt the protective reading adds what RFC 9309's grouping
 * denies, and what a `*` group denies that a named one hides. Denies that carry a CC signal are told as `cc-signals`.
 */
export function readContentUsage(signal: Signal, subject: Subject): Reading {
  const header = readHeader(signal)
  const robots = signal.body === null ? SILENT : readRobots(parseRobotsTxt(signal.body), signal, subject)
  return {
    statements: [...header.statements, ...robots.statements],
    flags: [...new Set([...header.flags, ...robots.flags])],
  }
}

function readHeader(signal: Signal): Reading {
  const lines = headerLines(signal.headers, 'content-usage')
  if (lines.length === 0) return SILENT
  const usage = headerUsage(lines)
  const evidence = lines.map((quote, index) => evidenceOf(signal, `header Content-Usage ${index + 1}`, quote))
  const place = { locator: 'header', addressee: '*', evidence, isOld: isOld(signal), isStricterReading: false } as const
  return { statements: usageStatements(usage, place), flags: flagsOf([usage]) }
}

const speaksOfUsage = onceFor(({ lines }: RobotsFile) => lines.some(({ key }) => key === 'content-usage'))

function readRobots(file: RobotsFile, signal: Signal, subject: Subject): Reading {
  if (!speaksOfUsage(file)) return SILENT
  if (robotsAccess(file, subject.agent)(subject.url).access === 'deny') return SILENT
  const { own, byRfc, hidden, isNamed } = readingsOf(file, subject)
  const counted = new Set(own.selected.map(({ line }) => line.line))
  const isFurther = ({ line }: UsageRule) => !counted.has(line.line)
  const further = new Map([...byRfc, ...hidden].filter(isFurther).map((rule) => [rule.line.line, rule]))
  const rules = [...own.selected, ...further.values()]
  return {
    statements: [
      ...own.selected.flatMap((rule) => statementsOf(rule, signal, isNamed ? [subject.agent] : '*')),
      ...[...further.values()].flatMap((rule) => statementsOf(rule, signal, null)),
    ],
    flags: [
      ...flagsOf(rules.map(({ usage }) => usage)),
      ...(linesOf(own.selected) === linesOf(byRfc) ? [] : ['ambiguous-grouping']),
      ...(hidden.some(isFurther) ? ['named-group-hides-star'] : []),
      ...(dropsLabels(own) ? ['labels-dropped'] : []),
      ...(rules.some(({ line }) => line.isEdge) ? ['edge-managed'] : []),
    ],
  }
}

/**
 * The rules for the path by AIPREF's grammar, as RFC 9309 groups them, and those of `*` that a named group hides in either: none where `*` may
 * not crawl the path, which has no preference for it then.
 */
function readingsOf(file: RobotsFile, { agent, url }: Subject) {
  const path = normalPath(pathOf(url))
  const [extended, rfc] = [groupsFor(file, agent, { grouping: 'extended' }), groupsFor(file, agent)]
  const isHidden = extended.isNamed && robotsAccess(file, '')(url).access === 'allow'
  const stars = isHidden ? [extended.star, rfc.star] : []
  return {
    own: selectUsageRules(extended.groups, path),
    byRfc: selectUsageRules(rfc.groups, path).selected,
    hidden: stars.flatMap((star) => selectUsageRules(star, path).selected),
    isNamed: extended.isNamed,
  }
}

/** A rule's statements; `addressee` null: it is one of another reading of the file, which counts where it denies. */
function statementsOf(rule: UsageRule, signal: Signal, addressee: '*' | string[] | null): PreferenceStatement[] {
  const locator = `line ${rule.line.line}`
  return usageStatements(rule.usage, {
    locator,
    addressee: addressee ?? '*',
    evidence: [evidenceOf(signal, locator, textOf(rule.line.raw))],
    isOld: isOld(signal),
    isStricterReading: addressee === null,
  })
}

function linesOf(rules: readonly UsageRule[]): string {
  return rules.map(({ line }) => line.line).join()
}

/** Whether a shorter path states a label that the longest one leaves out: authors seldom know that it is dropped. */
function dropsLabels({ selected, shorter }: SelectedRules): boolean {
  const labels = (rules: readonly UsageRule[]) => rules.flatMap(({ usage }) => usage.members.map(({ label }) => label))
  const told = new Set(labels(selected))
  return labels(shorter).some((label) => !told.has(label))
}

function flagsOf(usages: readonly UsageDictionary[]): string[] {
  const labels = usages.flatMap(({ members }) => members.map(({ label }) => label))
  return [
    ...(usages.some(({ isMalformed }) => isMalformed) ? ['malformed'] : []),
    ...(usages.some(({ isCut }) => isCut) ? ['over-limit'] : []),
    ...(labels.some((label) => findCategories(label)[0]?.basis === 'legacy') ? ['legacy-label'] : []),
  ]
}

/** Whether the response is dated, by its own header lines, before `train-ai` was narrowed. */
function isOld({ headers }: Signal): boolean {
  const lines = ['date', 'last-modified'].flatMap((name) => headerLines(headers, name))
  return lines.some((line) => line.endsWith(' GMT') && Date.parse(line) < Date.parse(TRAIN_AI_NARROWED))
}

function evidenceOf({ location }: Signal, locator: string, quote: string): SignalEvidence {
  return { location, locator, quote: quote.slice(0, 500) }
}
