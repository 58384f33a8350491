import { normalPath, normalPattern, type PathPattern, pathOf, pathPattern } from './path-pattern.ts'
import { groupsFor } from './robots-groups.ts'
import type { RobotsDialect, RobotsFile, RobotsLine } from './robots-txt.ts'

/** Whether an agent may fetch a URL, and the line that decides; `null`: no rule speaks of it, so it may. */
export type RobotsAccess = { access: 'allow' | 'deny'; rule: RobotsLine | null }

type Rule = { line: RobotsLine; isAllow: boolean; pattern: PathPattern }

/**
 * The rules of a file for one agent, made ready to be asked for many URLs (RFC 9309 s2.2.1 and s2.2.2): the longest pattern
 * decides, of two equally long ones the allow, `/robots.txt` may always be fetched. The URL's host is not looked at.
 */
export function robotsAccess(
  file: RobotsFile,
  agent: string,
  dialect: RobotsDialect = 'rfc9309',
): (url: string) => RobotsAccess {
  const { groups } = groupsFor(file, agent, { dialect })
  const rules = groups
    .flatMap(({ lines }) => lines.flatMap((line) => rulesOf(line, dialect)))
    .sort((a, b) => b.pattern.octets - a.pattern.octets || Number(b.isAllow) - Number(a.isAllow))
  return (url) => {
    const written = pathOf(url)
    const path = dialect === 'google' ? written : normalPath(written)
    if (dialect === 'rfc9309' && path === '/robots.txt') return { access: 'allow', rule: null }
    const rule = rules.find(({ pattern }) => pattern.fits(path))
    return { access: rule === undefined || rule.isAllow ? 'allow' : 'deny', rule: rule?.line ?? null }
  }
}

/** Whether named groups of one file refuse and allow the same agent everything: an edge's block beside the owner's own. */
export function conflictingGroups(file: RobotsFile, agent: string): RobotsLine[] {
  const { groups, isNamed } = groupsFor(file, agent)
  if (!isNamed || groups.length < 2) return []
  const whole = groups.map(({ lines }) => lines.filter(({ key, value }) => isRule(key) && value === '/'))
  const words = new Set(whole.flatMap((lines) => lines.map(({ key }) => key)))
  return words.size > 1 ? whole.flat() : []
}

function isRule(key: string): boolean {
  return key === 'allow' || key === 'disallow'
}

function rulesOf(line: RobotsLine, dialect: RobotsDialect): Rule[] {
  if (!isRule(line.key) || line.value === '') return []
  const isAllow = line.key === 'allow'
  const own = { line, isAllow, pattern: pathPattern(patternOf(line.value, dialect)) }
  if (dialect === 'rfc9309') return [own]
  const folder = isAllow ? /^(.*\/)index\.htm[^/]*$/.exec(line.value)?.[1] : undefined
  return folder === undefined ? [own] : [own, { ...own, pattern: pathPattern(`${folder}$`) }]
}

/** Google's parser escapes what is beyond ASCII and writes hex digits in upper case, and decodes nothing. */
function patternOf(value: string, dialect: RobotsDialect): string {
  if (dialect === 'rfc9309') return normalPattern(value)
  return value.replace(/%[0-9a-fA-F]{2}|[\x80-\xff]/g, (found) =>
    found.startsWith('%') ? found.toUpperCase() : `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
