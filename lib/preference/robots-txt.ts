import { onceFor } from '../once-for.ts'

/** The version of the reader; stored with what it read. */
export const ROBOTS_TXT_VERSION = 'robots-txt/1'

/** How much of a file is read, in bytes (RFC 9309 s2.5 asks for at least 500 KiB); the digest is that of the whole. */
export const ROBOTS_TXT_LIMIT = 512_000
/** How many lines of it: half a megabyte of empty ones is an attack (`preferences.md` §8). */
export const ROBOTS_TXT_LINES = 50_000

/**
 * One line as a record. `line`: from 1. `key`: lower case, empty where the line is no record. `value` and `raw` hold one
 * character for each octet (Latin-1), so that nothing is lost; `textOf` reads them as UTF-8.
 */
export type RobotsLine = { line: number; key: string; value: string; raw: string; isEdge: boolean }

/** Lines that stand under the same agents. `agents`: the user-agent lines; `lines`: everything else until the next group. */
export type RobotsGroup = { agents: RobotsLine[]; lines: RobotsLine[] }

/**
 * A robots.txt. `rfc`: groups by RFC 9309, where only allow and disallow end a list of agents. `extended`: groups for readers to whom
 * `Content-Usage` and `License` are rules as well (AIPREF attach-05 s3, RSL). `outside`: lines before any group.
 */
export type RobotsFile = {
  lines: RobotsLine[]
  rfc: RobotsGroup[]
  extended: RobotsGroup[]
  outside: RobotsLine[]
  isTruncated: boolean
}

/** Whose reading: the letter of RFC 9309, or that of Google's parser with the mistakes that it accepts. */
export type RobotsDialect = 'rfc9309' | 'google'

export const RULES = ['allow', 'disallow']
const EXTENDED_RULES = [...RULES, 'content-usage', 'license']

/**
 * Reads a robots.txt, whatever it is: what is no record is kept as a line and says nothing. Never throws. Linear.
 * RFC 9309 s2.2; CR, LF and CRLF end a line; a byte order mark, also a broken one, is skipped.
 */
export function parseRobotsTxt(bytes: Uint8Array, dialect: RobotsDialect = 'rfc9309'): RobotsFile {
  return dialect === 'rfc9309' ? parseOnce(bytes) : parseAs(bytes, dialect)
}

/** Many readers look at one file. */
const parseOnce = onceFor((bytes: Uint8Array) => parseAs(bytes, 'rfc9309'))

function parseAs(bytes: Uint8Array, dialect: RobotsDialect): RobotsFile {
  const text = Buffer.from(bytes.subarray(0, ROBOTS_TXT_LIMIT)).toString('latin1')
  const raw = withoutMark(text).split(/\r\n|\r|\n/, ROBOTS_TXT_LINES + 1)
  const lines = recordsOf(raw.slice(0, ROBOTS_TXT_LINES), dialect)
  return {
    lines,
    rfc: groupLines(lines, RULES),
    extended: groupLines(lines, EXTENDED_RULES),
    outside: lines.slice(0, firstAgent(lines)).filter(({ key }) => key !== ''),
    isTruncated: bytes.length > ROBOTS_TXT_LIMIT || raw.length > ROBOTS_TXT_LINES,
  }
}

/** The octets of a line or value as text, read as UTF-8; what is none is shown as U+FFFD. */
export function textOf(octets: string): string {
  return Buffer.from(octets, 'latin1').toString('utf8')
}

function withoutMark(text: string): string {
  let skipped = 0
  for (const octet of '\u00ef\u00bb\u00bf') if (text[skipped] === octet) skipped += 1
  return text.slice(skipped)
}

function recordsOf(lines: readonly string[], dialect: RobotsDialect): RobotsLine[] {
  let isEdge = false
  return lines.map((raw, index) => {
    if (/^[ \t]*#[ \t]*begin cloudflare managed content/i.test(raw)) isEdge = true
    const line = { line: index + 1, raw, isEdge, ...recordOf(raw, dialect) }
    if (/^[ \t]*#[ \t]*end cloudflare managed content/i.test(raw)) isEdge = false
    return line
  })
}

function recordOf(raw: string, dialect: RobotsDialect): { key: string; value: string } {
  const hash = raw.indexOf('#')
  const text = trimmed(hash === -1 ? raw : raw.slice(0, hash))
  const colon = text.indexOf(':')
  if (colon !== -1) return { key: keyOf(trimmed(text.slice(0, colon)), dialect), value: trimmed(text.slice(colon + 1)) }
  const [name, value, ...more] = text.split(/[ \t]+/)
  if (dialect === 'rfc9309' || name === undefined || value === undefined || more.length > 0)
    return { key: '', value: '' }
  return { key: keyOf(name, dialect), value }
}

const MISSPELT: [string, string[]][] = [
  ['user-agent', ['user-agent', 'useragent', 'user agent']],
  ['disallow', ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw']],
  ['allow', ['allow']],
]

function keyOf(name: string, dialect: RobotsDialect): string {
  const key = name.toLowerCase()
  if (dialect === 'rfc9309') return key
  return MISSPELT.find(([, ways]) => ways.some((way) => key.startsWith(way)))?.[0] ?? key
}

/** The lines in groups, where lines of these keys, and no others, end a list of agents. Lines before the first agent are in none. */
export function groupLines(lines: readonly RobotsLine[], rules: readonly string[]): RobotsGroup[] {
  const groups: RobotsGroup[] = []
  let group: RobotsGroup | null = null
  let isClosed = false
  for (const line of lines) {
    if (line.key === '') continue
    if (line.key === 'user-agent') {
      if (group === null || isClosed) {
        group = { agents: [], lines: [] }
        groups.push(group)
        isClosed = false
      }
      group.agents.push(line)
    } else if (group !== null) {
      group.lines.push(line)
      isClosed ||= rules.includes(line.key)
    }
  }
  return groups
}

function firstAgent(lines: readonly RobotsLine[]): number {
  const found = lines.findIndex(({ key }) => key === 'user-agent')
  return found === -1 ? lines.length : found
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\v\f]+/, '').replace(/[ \t\v\f]+$/, '')
}
