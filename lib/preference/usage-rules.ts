import type { AiprefLabel } from './aipref-vocabulary.ts'
import { normalPath, normalPattern, pathOf, pathPattern } from './path-pattern.ts'
import { robotsAccess } from './robots-access.ts'
import { groupsFor } from './robots-groups.ts'
import type { RobotsFile, RobotsGroup, RobotsLine } from './robots-txt.ts'
import { combineUsage, parseUsage, type UsageDictionary, type UsageWord } from './usage-dictionary.ts'

/** A rule of a robots.txt: the path that it is for in normal form (empty: every path), and its statement. */
export type UsageRule = { line: RobotsLine; path: string; usage: UsageDictionary }

/** The rules that fit a path. `selected`: those of the longest pattern, which alone count (attach-05 s3.1); `shorter`: the rest. */
export type SelectedRules = { selected: UsageRule[]; shorter: UsageRule[] }

/** Reads the value of a rule: `[path 1*(SP / HTAB)] statement`. A path alone is an empty statement (ours). */
export function parseUsageRule(value: string): { path: string; usage: UsageDictionary } {
  if (!value.startsWith('/')) return { path: '', usage: parseUsage(value) }
  const end = value.search(/[ \t]/)
  const path = normalPattern(end === -1 ? value : value.slice(0, end))
  return { path, usage: parseUsage(end === -1 ? '' : value.slice(end).trim()) }
}

/** The usage rules of a list of groups that fit a path in normal form. Of equally long patterns all count, the strictest deciding. */
export function selectUsageRules(groups: readonly RobotsGroup[], path: string): SelectedRules {
  const fitting = groups
    .flatMap(({ lines }) => lines.filter(({ key }) => key === 'content-usage'))
    .map((line) => ({ line, ...parseUsageRule(line.value) }))
    .filter((rule) => pathPattern(rule.path).fits(path))
  const longest = fitting.reduce((octets, rule) => Math.max(octets, rule.path.length), 0)
  const isLongest = (rule: UsageRule) => rule.path.length === longest
  return { selected: fitting.filter(isLongest), shorter: fitting.filter((rule) => !isLongest(rule)) }
}

/**
 * What a robots.txt states to an agent for a path, by AIPREF's grammar (`extended`, which decides) or as RFC 9309 groups the lines;
 * null where the path may not be crawled, since such a path carries no preference (attach-05 s3).
 */
export function robotsUsage(
  file: RobotsFile,
  { agent, path, grouping }: { agent: string; path: string; grouping: 'extended' | 'rfc' },
): Record<AiprefLabel, UsageWord> | null {
  if (robotsAccess(file, agent)(path).access === 'deny') return null
  const { selected } = selectUsageRules(groupsFor(file, agent, { grouping }).groups, normalPath(pathOf(path)))
  return combineUsage(selected.map(({ usage }) => usage))
}
