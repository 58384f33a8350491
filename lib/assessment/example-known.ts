import { licensing, said } from '../license/example-licensing.ts'
import type { ShareReading } from '../preference/shares.ts'
import type { KnownVersion } from './known-version.ts'

// Factories for the tests of this room.

/** What the registry holds of a published version under CC-BY-4.0 with one file, but for what is given. */
export function knownVersion(over: Partial<KnownVersion> = {}): KnownVersion {
  return {
    licensing: licensing([said('CC-BY-4.0')]),
    organization: 'lab',
    status: 'published',
    reason: 'The first version.',
    firstReleaseDate: '2026-01-01',
    withdrawal: null,
    sources: [],
    formats: [{ mediaType: 'text/csv', extension: 'csv', files: 1, withDigest: 1 }],
    filesVerified: null,
    recordSets: [],
    manifest: null,
    languages: [],
    amounts: [],
    amountWords: {},
    identifiers: [],
    links: [],
    hosts: [],
    reading: null,
    places: new Map(),
    copies: [],
    consumers: [],
    runs: [],
    ...over,
  }
}

/** A reading in which of a hundred records so many are disallowed for generative training in the protective reading. */
export function shareReading(disallowed: number, origins: ShareReading['origins']): ShareReading {
  const some = (records: number) => ({ records, tokens: null })
  return {
    total: some(100),
    observed: some(100),
    inferred: some(0),
    withoutUrl: some(0),
    origins,
    leaves: [
      {
        leaf: 'train-gen',
        profile: 'protective',
        words: { allowed: some(0), disallowed: some(disallowed), unknown: some(99 - disallowed), 'on-hold': some(1) },
        mechanisms: {},
      },
    ],
  }
}
