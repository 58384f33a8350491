import { type HtmlHead, parseHtmlHead } from './html-head.ts'
import { pathnameOf } from './places.ts'
import { parseRobotsTxt, type RobotsFile } from './robots-txt.ts'
import { addressOf, headerLinks, pageLinks, type RslLink } from './rsl-links.ts'
import { licenseAddresses, robotsLinks } from './rsl-robots.ts'
import type { Signal, Subject } from './signal.ts'

/** At most so many announced licences are followed (`preferences.md` §8). */
export const MAX_LICENSES = 16

/** A place that was given, as what it is: where licences are announced, a document of licences, or a work that may hold them. */
export type RslSource =
  | { kind: 'robots'; location: string; file: RobotsFile }
  | { kind: 'page'; location: string; head: HtmlHead }
  | { kind: 'document' | 'work'; location: string; body: Uint8Array }

/**
 * The places that speak of a record by RSL. `links`: the licences announced for it, each once. `named`: every licence address that a place
 * names, for whomever. `isCut`: more were announced than are followed.
 */
export type RslSources = { sources: RslSource[]; links: RslLink[]; named: ReadonlySet<string>; isCut: boolean }

/** Sorts what was given. A page at an address that another place announces as a licence is no page of the record. */
export function rslSources(signals: readonly Signal[], subject: Subject): RslSources {
  const headers = signals.flatMap(headerLinks)
  const robots = signals.flatMap((signal) => (isRobots(signal) ? robotsSource(signal, subject) : []))
  const announced = new Set([
    ...robots.flatMap(({ file }) => licenseAddresses(file)),
    ...headers.map(({ address }) => address),
  ])
  const others = signals.filter((signal) => !isRobots(signal)).flatMap((signal) => sourceOf(signal, announced))
  const pages = others.flatMap((source) => (source.kind === 'page' ? pageLinks(source.head, source.location) : []))
  const all = [
    ...robots.flatMap(({ file, location }) => robotsLinks(file, subject.agent, location)),
    ...headers,
    ...pages,
  ]
  const links = eachOnce(all)
  return {
    sources: [...robots, ...others],
    links: links.slice(0, MAX_LICENSES),
    named: new Set([...announced, ...pages.map(({ address }) => address)]),
    isCut: links.length > MAX_LICENSES,
  }
}

function isRobots({ mechanism, location }: Signal): boolean {
  return mechanism === 'robots-txt' || pathnameOf(location) === '/robots.txt'
}

/** A robots.txt speaks of its own origin alone (RFC 9309 s2.3). */
function robotsSource({ location, body }: Signal, { url }: Subject): Extract<RslSource, { kind: 'robots' }>[] {
  const isOwn = URL.canParse(location) && URL.canParse(url) && new URL(location).origin === new URL(url).origin
  return body === null || !isOwn ? [] : [{ kind: 'robots', location, file: parseRobotsTxt(body) }]
}

function sourceOf({ location, body }: Signal, announced: ReadonlySet<string>): RslSource[] {
  if (body === null) return []
  const kind = kindOf(body)
  if (announced.has(addressOf(location))) return kind === 'document' ? [{ kind, location, body }] : []
  return kind === 'page' ? [{ kind, location, head: parseHtmlHead(body) }] : [{ kind, location, body }]
}

/** Whether a body is a page, which a host may send for whatever it does not have. */
export function isPage(body: Uint8Array): boolean {
  return kindOf(body) === 'page'
}

/** By the first element: a page, a picture or packet in XML, another XML document; what does not begin with markup is a work. */
function kindOf(body: Uint8Array): 'page' | 'document' | 'work' {
  const start = Buffer.from(body.subarray(0, 4096)).toString('latin1').replaceAll('\0', '')
  if (!/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(start)) return 'work'
  if (/<!doctype\s+html/i.test(start)) return 'page'
  const name = /<(?:[\w.-]+:)?([a-z][\w.-]*)/i.exec(start.replace(/<!--[\s\S]*?-->/g, ''))?.[1]?.toLowerCase() ?? ''
  if (['html', 'head', 'body', 'meta', 'title', 'link', 'script', 'base', 'style'].includes(name)) return 'page'
  return ['svg', 'xmpmeta', 'xapmeta'].includes(name) || /^\s*<\?xpacket/.test(start) ? 'work' : 'document'
}

/** One link for an address, by the letter rather than by a stricter reading; for everyone rather than for some. */
function eachOnce(links: readonly RslLink[]): RslLink[] {
  const rank = ({ isStricter, agents }: RslLink) => (isStricter ? 2 : 0) + (agents === '*' ? 0 : 1)
  const first = new Map<string, RslLink>()
  for (const link of links.toSorted((a, b) => rank(a) - rank(b)))
    if (!first.has(link.address)) first.set(link.address, link)
  return [...first.values()]
}
