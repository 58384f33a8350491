import { normalPath, normalPattern, pathOf, pathPattern } from './path-pattern.ts'
import { attributeOf, type XmlElement } from './xml.ts'

/**
 * Where a document stands to the record. `site`: it speaks for the record's own site, so that its paths are that site's. `embedded`: it stands
 * in the record itself, and a content without address is the record. `foreign`: only whole addresses in it can mean the record.
 */
export type RslStanding = 'site' | 'embedded' | 'foreign'

/** Contents that cover a record, those of one narrowness together, the narrowest first (RSL 1.0 s3.1.2, s3.3). */
export function coveringContents(contents: readonly XmlElement[], url: string, standing: RslStanding): XmlElement[][] {
  const groups = new Map<number, XmlElement[]>()
  for (const content of contents) {
    const octets = octetsOf(content, url, standing)
    if (octets === null) continue
    const group = groups.get(octets) ?? []
    group.push(content)
    groups.set(octets, group)
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group)
}

/** How many octets of the record's path a content's pattern has, as in RFC 9309; null where it does not cover the record. */
function octetsOf(content: XmlElement, url: string, standing: RslStanding): number | null {
  const written = (attributeOf(content, 'url') ?? '').trim()
  if (written === '') return standing === 'embedded' ? Number.POSITIVE_INFINITY : null
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(written)?.[1]
  if (host === undefined ? standing === 'foreign' : !isHost(host, url)) return null
  const pattern = pathPattern(normalPattern(host === undefined ? octets(written) : pathOf(written)))
  return pattern.fits(normalPath(pathOf(url))) ? pattern.octets : null
}

function isHost(host: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const own = new URL(url).host
  return host.toLowerCase().replace(/:(?:443|80)$/, '') === own
}

function octets(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
