import { urlOf } from '../url.ts'
import type { DerivedFacts, ObservedSource, SourceFact } from './facts/derived.ts'
import type { KeptReading, KnownVersion, PlaceSeen } from './known-version.ts'

/**
 * What was seen of each source's preferences: at the places of its own address, or, where the source has none, at the origins of its
 * records (all of them asked and read). A source of which nothing was asked is left out.
 */
export function observationsOf({
  sources,
  places,
  reading,
}: Pick<KnownVersion, 'sources' | 'places' | 'reading'>): ObservedSource[] {
  return sources.flatMap((source) => {
    const seen = source.url === null ? [] : (places.get(originOf(source.url) ?? '') ?? [])
    if (seen.length > 0) return [observedAt(source, seen)]
    return source.url === null && reading !== null ? ofRecords(source, reading) : []
  })
}

/** The origin of an address as attempts name it, or null. */
export function originOf(url: string): string | null {
  return urlOf(url)?.origin ?? null
}

/** What the newest reading says of the records, for generative training in the protective reading: null where there is none. */
export function preferenceFact(reading: KeptReading | null): DerivedFacts['preferences'] {
  const words = reading?.shares.leaves.find(
    ({ leaf, profile }) => leaf === 'train-gen' && profile === 'protective',
  )?.words
  if (reading === null || words === undefined) return null
  return {
    rules: reading.rules,
    asOf: reading.asOf,
    moment: reading.moment,
    records: reading.shares.total.records,
    disallowed: words.disallowed.records,
    allowed: words.allowed.records,
    unknown: words.unknown.records + words['on-hold'].records,
  }
}

function observedAt({ id }: SourceFact, places: readonly PlaceSeen[]): ObservedSource {
  const mechanisms = (isSeen: boolean) =>
    [...new Set(places.filter((place) => place.isSeen === isSeen).map(({ mechanism }) => mechanism))].sort()
  const observed = mechanisms(true)
  const last = places.reduce<string | null>((at, place) => (at === null || place.at > at ? place.at : at), null)
  return { source: id, observed, unread: mechanisms(false).filter((one) => !observed.includes(one)), lastAt: last }
}

/** The origins of records are asked for their robots.txt first: whoever could be read has been observed there. */
function ofRecords({ id }: SourceFact, { shares: { origins }, asOf }: KeptReading): ObservedSource[] {
  if (origins.asked === 0) return []
  const isWhole = origins.asked >= origins.known && origins.unread === 0
  const [observed, unread] = isWhole ? [['robots-txt'], []] : [[], ['robots-txt']]
  return [{ source: id, observed, unread, lastAt: asOf }]
}
