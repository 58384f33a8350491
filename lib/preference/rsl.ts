import { scriptsOf } from './html-head.ts'
import type { PlacedReading } from './places.ts'
import { RSL_NAMESPACE } from './rsl-document.ts'
import { addressOf, RSL_TYPE, type RslLink } from './rsl-links.ts'
import { robotsLicenseFlags } from './rsl-robots.ts'
import type { RslStanding } from './rsl-scope.ts'
import { isPage, type RslSource, rslSources } from './rsl-sources.ts'
import { type RslPlace, unlicensed } from './rsl-statements.ts'
import { readRslText } from './rsl-text.ts'
import { type Reading, SILENT, type Signal, type Subject } from './signal.ts'
import { xmlText } from './xml-text.ts'
import { xmpPackets } from './xmp-packets.ts'

/** Really Simple Licensing 1.0 of 2025-12-10 with its errata, so far as it is known here (`preferences.md` §2.9). */
export const RSL_VERSION = 'rsl/1 1.0'

/**
 * What licences say of a record: those that its robots.txt, header lines or page announce, each read where it was given, and those that
 * stand in the page, a feed or the work itself. An announced licence that was not given is an unread place; one that is not there, or
 * no valid document, licenses nothing.
 */
export function readRsl(signals: readonly Signal[], subject: Subject): PlacedReading[] {
  const { sources, links, named, isCut } = rslSources(signals, subject)
  const own = sources.filter(({ kind, location }) => kind !== 'document' || !named.has(addressOf(location)))
  return [
    ...links.map((link) => readAnnounced(link, signals, subject)),
    ...own.map((source) => ({ ...readSource(source, subject), location: source.location })),
    ...(isCut ? [{ ...SILENT, flags: ['too-many-licences'], location: subject.url }] : []),
  ]
}

function readAnnounced(link: RslLink, signals: readonly Signal[], subject: Subject): PlacedReading {
  const location = link.address
  const given = signals.filter((signal) => addressOf(signal.location) === location)
  const body = given.find((signal) => signal.body !== null && signal.body.length > 0)?.body ?? null
  const place = { location, prefix: '', agents: link.agents, isStricter: link.isStricter, announced: [link.evidence] }
  const isAbsent = body === null ? given.some(answeredWithout) : isPage(body)
  if (isAbsent) {
    const flags = ['rsl-unresolvable', ...(body === null ? [] : ['soft-404'])]
    return { statements: [unlicensed(place, link.evidence)], flags, location }
  }
  if (body !== null) {
    const context = { url: subject.url, standing: 'site', place, isSaidToBeRsl: true } as const
    return { ...readRslText(xmlText(body), context), location, ...unreadIn(link) }
  }
  if (given.length > 0) return { ...SILENT, location }
  return { ...SILENT, unread: 'announced as a licence, not given', location, ...unreadIn(link) }
}

/** Whether a place was asked and has no document, in the protective reading: an answer without one is not an unread place. */
function answeredWithout({ outcome, body, headers }: Signal): boolean {
  if (outcome === undefined) return body !== null || headers.length > 0
  return outcome.kind === 'absent' && outcome.profiles.includes('protective')
}

function unreadIn({ isStricter }: RslLink): Pick<PlacedReading, 'unreadIn'> {
  return isStricter ? { unreadIn: ['protective'] } : {}
}

function readSource(source: RslSource, subject: Subject): Reading {
  const { location } = source
  if (source.kind === 'robots') return { ...SILENT, flags: robotsLicenseFlags(source.file, subject.agent) }
  const text = (written: string, standing: RslStanding, prefix: string, isSaidToBeRsl = false) =>
    readRslText(written, { url: subject.url, standing, place: ownPlace(location, prefix), isSaidToBeRsl })
  if (source.kind === 'document') return text(xmlText(source.body), standingOf(location, subject), '')
  if (source.kind === 'page') {
    const scripts = scriptsOf(source.head, RSL_TYPE)
    const read = scripts.map((script) => text(script.text, 'embedded', `${script.locator}, `, true))
    return joined(read, source.head.isCut ? ['parsed-truncated'] : [])
  }
  const { packets, unread } = xmpPackets(source.body)
  const own = packets.filter((packet) => packet.text.includes(RSL_NAMESPACE))
  const read = joined(
    own.map((packet) => text(packet.text, 'embedded', `octet ${packet.octet}, `)),
    [],
  )
  return unread.length === 0 ? read : { ...read, unread: unread.join('; ') }
}

/** A document at the record's own address stands in the record; one of the same host, such as a feed, speaks for its site. */
function standingOf(location: string, { url }: Subject): RslStanding {
  if (addressOf(location) === addressOf(url)) return 'embedded'
  return URL.canParse(location) && URL.canParse(url) && new URL(location).host === new URL(url).host
    ? 'site'
    : 'foreign'
}

function ownPlace(location: string, prefix: string): RslPlace {
  return { location, prefix, agents: '*', isStricter: false, announced: [] }
}

function joined(readings: readonly Reading[], flags: readonly string[]): Reading {
  const unread = readings.flatMap((reading) => reading.unread ?? [])
  return {
    statements: readings.flatMap(({ statements }) => statements),
    flags: [...new Set([...flags, ...readings.flatMap((reading) => reading.flags)])],
    ...(unread.length > 0 && { unread: unread.join('; ') }),
  }
}
