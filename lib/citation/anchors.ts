import { attempt } from '../attempt.ts'
import type { Digest } from '../digest.ts'
import { parseDoi, parseNiUri } from './identifier.ts'

/** Something in a text that names a version, or could: where it starts and ends (UTF-16 units), and what it names. */
export type Anchor = { at: number; end: number } & (
  | { kind: 'digest'; digest: Digest }
  | { kind: 'version'; name: string; label: string; url: string | null }
  | { kind: 'doi'; doi: string }
  | { kind: 'url'; url: string }
)

/*
 * Every pattern here starts at a fixed text or behind a look-behind and repeats single characters a bounded number of
 * times, so that reading takes time in proportion to the text, whoever wrote it.
 */
const HEX_DIGITS = /(?:(?<![0-9A-Za-z])|(?<=%3[Aa]))[0-9A-Fa-f]{64}(?![0-9A-Za-z])/g
/** A digest that a line end, with or without a hyphen, or an invisible break parts; only behind its prefix. */
const BROKEN_DIGEST =
  /(?<![0-9A-Za-z])sha-?256(?::|%3a|=)[ \t]{0,4}((?:[0-9a-f](?:[\u00ad\u200b]|-?\r?\n[ \t]{0,12})?){63}[0-9a-f])(?![0-9a-z])/gi
const NI_URI = /(?<![a-z])ni:\/\/[^/\s]{0,255}\/sha-256;[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/gi
const ADDRESS = /(?:https?:\/\/|(?<![^\s(<"'`[])\/(?=(?:api\/v1\/)?datasets\/))[^\s<>"{}|\\^`]{1,2048}/gi
const VERSION_PAGE = /\/datasets\/([a-z0-9._-]{1,96})\/([a-z0-9._-]{1,96})\/versions\/([^/?#\s]{1,200})/i
const NAME_AT_LABEL =
  /(?<![\w.@/%-])([a-z0-9][a-z0-9._-]{0,95})\/([a-z0-9][a-z0-9._-]{0,95})@(?!sha256:)([a-z0-9][a-z0-9._+-]{0,63})/gi
const DOI = /(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s<>"{}|\\^`]{1,300}/gi

/** All anchors of the text in their order. An address of a version's page is one anchor, of kind `version`. */
export function findAnchors(text: string): Anchor[] {
  const found = [...digestsIn(text), ...addressesIn(text), ...namesIn(text), ...doisIn(text)]
  return found.sort((a, b) => a.at - b.at || b.end - a.end)
}

function digestsIn(text: string): Anchor[] {
  const whole = matches(text, HEX_DIGITS).map(({ at, end, match }) => anchorOfDigest(at, end, hexDigest(match[0])))
  const broken = matches(text, BROKEN_DIGEST)
    .filter(({ match }) => /[^0-9a-f]/i.test(match[1] ?? ''))
    .map(({ at, end, match }) => anchorOfDigest(at, end, hexDigest(match[1] ?? '')))
  const named = matches(text, NI_URI).flatMap(({ at, end, match }) => {
    const digest = parseNiUri(match[0].replace(/^ni:/i, 'ni:').replace(/\/sha-256;/i, '/sha-256;'))
    return digest === null ? [] : [anchorOfDigest(at, end, digest)]
  })
  return [...whole, ...broken, ...named]
}

function anchorOfDigest(at: number, end: number, digest: Digest): Anchor {
  return { kind: 'digest', at, end, digest }
}

function hexDigest(text: string): Digest {
  return `sha256:${text.replace(/[^0-9A-Fa-f]/g, '').toLowerCase()}`
}

function addressesIn(text: string): Anchor[] {
  return matches(text, ADDRESS).map(({ at, match }): Anchor => {
    const url = withoutTail(match[0])
    const page = versionOfPage(url)
    const place = { at, end: at + url.length }
    return page === null ? { kind: 'url', ...place, url } : { kind: 'version', ...place, ...page, url }
  })
}

/** The dataset and label that the address of a version's page names, or null if the address is another. */
export function versionOfPage(url: string): { name: string; label: string } | null {
  const [, organization, name, raw] = VERSION_PAGE.exec(url) ?? []
  if (organization === undefined || name === undefined || raw === undefined) return null
  const decoded = attempt(() => decodeURIComponent(raw))
  const label = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}/.exec(decoded.ok ? decoded.value : raw)?.[0]
  if (label === undefined) return null
  return { name: `${organization}/${name}`.toLowerCase(), label: trimmedLabel(label) }
}

function namesIn(text: string): Anchor[] {
  return matches(text, NAME_AT_LABEL).map(({ at, end, match }): Anchor => {
    const [, organization = '', name = '', label = ''] = match
    const named = { name: `${organization}/${name}`.toLowerCase(), label: trimmedLabel(label) }
    return { kind: 'version', at, end, ...named, url: null }
  })
}

function doisIn(text: string): Anchor[] {
  return matches(text, DOI).flatMap(({ at, match }): Anchor[] => {
    const doi = parseDoi(withoutTail(match[0]))
    return doi === null ? [] : [{ kind: 'doi', at, end: at + doi.length, doi }]
  })
}

/** A label ends with a letter or digit: what follows is the sentence's. */
function trimmedLabel(label: string): string {
  let end = label.length
  while (end > 1 && '._+-'.includes(label.charAt(end - 1))) end -= 1
  return label.slice(0, end)
}

/** The address without the punctuation of the sentence around it; a closing bracket stays if its opening one is inside. */
export function withoutTail(address: string): string {
  let end = address.length
  let open = address.split('(').length - address.split(')').length
  while (end > 0) {
    const last = address.charAt(end - 1)
    if (last === ')' ? open >= 0 : !'.,;:!?\'"]*_…。，、）'.includes(last)) break
    if (last === ')') open += 1
    end -= 1
  }
  return address.slice(0, end)
}

function matches(text: string, pattern: RegExp): { at: number; end: number; match: RegExpExecArray }[] {
  return [...text.matchAll(pattern)].map((match) => ({ at: match.index, end: match.index + match[0].length, match }))
}
