import type { RobotsDialect } from './robots-txt.ts'

/**
 * Whether a path fits a pattern from its start: `*` is any run of octets, `$` at the end is the end of the path (RFC 9309 s2.2.3).
 * No regular expression is built; each part between stars is looked for once, from left to right.
 */
export type PathPattern = { octets: number; fits(path: string): boolean }

/** A pattern made ready to be asked often. Both sides are compared as they stand: normalise them first. */
export function pathPattern(pattern: string): PathPattern {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = parts
  const last = rest.pop()
  const fits = (path: string): boolean => {
    if (!path.startsWith(first)) return false
    if (last === undefined) return !isWhole || path.length === first.length
    let at = first.length
    for (const part of rest) {
      const found = path.indexOf(part, at)
      if (found === -1) return false
      at = found + part.length
    }
    if (!isWhole) return path.indexOf(last, at) !== -1
    return path.length - last.length >= at && path.endsWith(last)
  }
  return { octets: pattern.length, fits }
}

/**
 * A rule's path in the form in which RFC 9309 s2.2.2 compares it: octets beyond ASCII percent-encoded, escapes of unreserved
 * characters decoded, hex digits upper case. `%2A` and `%24` stay what they are: a literal `*` and `$`.
 */
export function normalPattern(octets: string): string {
  return octets.replace(/%([0-9A-Fa-f]{2})|[^\x21-\x7e]/g, (whole, hex: string | undefined) =>
    hex === undefined ? encoded(whole) : decoded(hex),
  )
}

/** The path and query of a URL in the same form; a literal `*` or `$` is escaped, so that only a rule's escape means it. */
export function normalPath(octets: string): string {
  return normalPattern(octets).replace(/[*$]/g, encoded)
}

/** Path, parameters and query of a URL, from `/` on, without the fragment, as octets. Whatever the text is, a path comes out. */
export function pathOf(url: string): string {
  const text = Buffer.from(url, 'utf8').toString('latin1')
  const from = text.startsWith('//') ? 2 : 0
  const early = firstOf(text, /[/?;]/g, from)
  const scheme = text.indexOf('://', from)
  const authority = scheme === -1 || (early !== -1 && early < scheme) ? from : scheme + 3
  const start = firstOf(text, /[/?;]/g, authority)
  const hash = text.indexOf('#', from)
  if (start === -1 || (hash !== -1 && hash < start)) return '/'
  const path = text.slice(start, hash === -1 ? undefined : hash)
  return path.startsWith('/') ? path : `/${path}`
}

/** A URL of http or https in visible ASCII, without a star, a dollar or a fragment; its path starts at the slash after the host. */
const PLAIN_URL = /^https?:\/\/[!"&-)+-.0-:<->@-~]+\/[!"%-)+-~]*$/

/** The path of a URL as rules are compared with it: in normal form, or for Google's parser as it stands. */
export function comparedPath(url: string, dialect: RobotsDialect = 'rfc9309'): string {
  if (!PLAIN_URL.test(url)) return dialect === 'google' ? pathOf(url) : normalPath(pathOf(url))
  const path = url.slice(url.indexOf('/', 8))
  return dialect === 'google' || !path.includes('%') ? path : normalPath(path)
}

function firstOf(text: string, characters: RegExp, from: number): number {
  characters.lastIndex = from
  return characters.exec(text)?.index ?? -1
}

function decoded(hex: string): string {
  const character = String.fromCharCode(Number.parseInt(hex, 16))
  return /[A-Za-z0-9._~-]/.test(character) ? character : `%${hex.toUpperCase()}`
}

function encoded(octet: string): string {
  return `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
