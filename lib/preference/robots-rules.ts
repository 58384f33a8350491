import { normalPattern } from './path-pattern.ts'
import type { RobotsDialect, RobotsGroup, RobotsLine } from './robots-txt.ts'

/** A rule that decides: its line, what it says, and its pattern in the form in which paths are compared. */
export type RobotsRule = { line: RobotsLine; isAllow: boolean; pattern: string }

/** Whether a line of this key allows or disallows. */
export function isRuleKey(key: string): boolean {
  return key === 'allow' || key === 'disallow'
}

/** The rules of groups, the deciding ones first: by octets, of equally long ones the allow, then as they stand (RFC 9309 s2.2.2). */
export function rankedRules(groups: readonly RobotsGroup[], dialect: RobotsDialect): RobotsRule[] {
  return groups
    .flatMap(({ lines }) => lines.flatMap((line) => rulesOf(line, dialect)))
    .sort((a, b) => (isStronger(a, b) ? -1 : isStronger(b, a) ? 1 : 0))
}

/** Whether a rule decides before another if both fit. */
export function isStronger(one: RobotsRule, other: RobotsRule): boolean {
  const octets = one.pattern.length - other.pattern.length
  return octets > 0 || (octets === 0 && one.isAllow && !other.isAllow)
}

/** An empty value is no rule. For Google's parser `Allow: …/index.html` allows its folder too. */
function rulesOf(line: RobotsLine, dialect: RobotsDialect): RobotsRule[] {
  if (!isRuleKey(line.key) || line.value === '') return []
  const isAllow = line.key === 'allow'
  const own = { line, isAllow, pattern: patternOf(line.value, dialect) }
  if (dialect === 'rfc9309' || !isAllow) return [own]
  const folder = folderOfIndex(line.value)
  return folder === null ? [own] : [own, { ...own, pattern: `${folder}$` }]
}

function folderOfIndex(value: string): string | null {
  const end = value.lastIndexOf('/') + 1
  return end > 0 && value.startsWith('index.htm', end) ? value.slice(0, end) : null
}

/** Google's parser escapes what is beyond ASCII and writes hex digits in upper case, and decodes nothing. */
function patternOf(value: string, dialect: RobotsDialect): string {
  if (dialect === 'rfc9309') return normalPattern(value)
  return value.replace(/%[0-9a-fA-F]{2}|[\x80-\xff]/g, (found) =>
    found.startsWith('%') ? found.toUpperCase() : `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
