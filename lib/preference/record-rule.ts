import { urlOf } from '../url.ts'
import { normalPath, normalPattern, pathOf, pathPattern } from './path-pattern.ts'
import { beginningOf, isTrivial } from './path-tests.ts'

/** Which paths: those below a `prefix` that ends where a segment does, or those that fit a `pattern` with `*` and `$` as in robots.txt. */
export type RulePath = { prefix: string } | { pattern: string; isCaseless?: boolean }

/**
 * Which records a rule is about: those of a host (in lower case, in A-labels, without final dot), `withSubdomains` also of all hosts below it; of
 * one scheme and port only where these are not null; of some paths only where that is not null. Paths are in normal form: `rulePrefix`,
 * `rulePattern`.
 */
export type RecordRule = {
  host: string
  withSubdomains: boolean
  scheme: 'http' | 'https' | null
  port: number | null
  path: RulePath | null
}

/**
 * What a path must be, for engines that look things up: how it begins (in lower case if `isCaseless`), and how it goes on. `isBorder`: a segment
 * ends there. `last` null: anyhow, or if `isWhole` not at all; else `middles` follow from left to right and then `last`, if `isWhole` at the end.
 */
export type PathDemand = {
  beginning: string
  isCaseless: boolean
  isBorder: boolean
  middles: string[]
  last: string | null
  isWhole: boolean
}

const ADDRESS =
  /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/(?:[^/?#@\s]*@)?(\[[0-9a-fA-F:.]+\]|[^/?#:@\s[\]]+)(?::([0-9]*))?(?:[/?#]|$)/
const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443 }

/** Whether a record with this address is meant. What is no address, of whatever scheme, is never meant. */
export function isMeant(rule: RecordRule, url: string): boolean {
  const [, scheme = '', written = '', port = ''] = ADDRESS.exec(url) ?? []
  const lower = written.toLowerCase().replace(/\.+$/, '')
  if (lower === '') return false
  const host = urlOf(`http://${lower}`)?.hostname ?? lower
  const isHost = host === rule.host || (rule.withSubdomains && host.endsWith(`.${rule.host}`))
  const ownPort = port === '' ? (DEFAULT_PORTS[scheme.toLowerCase()] ?? null) : Number(port)
  if (!isHost || (rule.scheme !== null && scheme.toLowerCase() !== rule.scheme)) return false
  if (rule.port !== null && ownPort !== rule.port) return false
  return rule.path === null || fitsPath(rule.path, recordPath(url))
}

/** The path of a record as rules are compared with it: in normal form, but for control characters, which no rule can name. */
export function recordPath(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return pathOf(url).replace(/[^\x00-\x1f\x7f]+/g, normalPath)
}

function fitsPath(rule: RulePath, path: string): boolean {
  if ('prefix' in rule)
    return path.startsWith(rule.prefix) && (isBorder(rule.prefix) || /^[/?]?$/.test(path.charAt(rule.prefix.length)))
  const caseless = rule.isCaseless === true
  return pathPattern(caseless ? rule.pattern.toLowerCase() : rule.pattern).fits(caseless ? path.toLowerCase() : path)
}

/** What a path must be for a rule; null: anything. */
export function pathDemand(path: RulePath | null): PathDemand | null {
  const anyhow = { isCaseless: false, isBorder: false, middles: [], last: null, isWhole: false }
  if (path === null) return null
  if ('prefix' in path)
    return isTrivial(path.prefix) ? null : { ...anyhow, beginning: path.prefix, isBorder: !isBorder(path.prefix) }
  if (isTrivial(path.pattern)) return null
  const isCaseless = path.isCaseless === true
  const pattern = isCaseless ? path.pattern.toLowerCase() : path.pattern
  const isWhole = pattern.endsWith('$')
  const [, ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const last = parts.pop() ?? null
  return {
    ...anyhow,
    beginning: beginningOf(pattern),
    isCaseless,
    middles: parts.filter((part) => part !== ''),
    last,
    isWhole,
  }
}

/** A prefix as a person writes it, in the form in which paths are compared. */
export function rulePrefix(text: string): string {
  return normalPath(Buffer.from(text, 'utf8').toString('latin1'))
}

/** The same of a pattern, in which `*` and `$` keep their meaning. */
export function rulePattern(text: string): string {
  return normalPattern(Buffer.from(text, 'utf8').toString('latin1'))
}

function isBorder(prefix: string): boolean {
  return prefix === '' || prefix.endsWith('/')
}
