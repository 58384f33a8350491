import type { Amount, HostRevision, Identifier, Link, RecordSet, VersionStatus, Withdrawal } from '../dataset/schema.ts'
import type { VersionLicensing } from '../license/licensing.ts'
import type { ShareReading } from '../preference/shares.ts'
import type { ManifestColumn, ManifestProfile } from '../records/schema.ts'
import type { ArchiveCopyFact, ConsumerFact, DerivedFacts, RunFact, SourceFact } from './facts/derived.ts'

/** The latest attempt on one place of an origin, as far as a score asks: `isSeen`, that it was an observation. */
export type PlaceSeen = { origin: string; mechanism: string; isSeen: boolean; at: string }

/** A reading of the preferences of a version's records, as it is kept. */
export type KeptReading = { rules: string; asOf: string; moment: 'collection' | 'observed'; shares: ShareReading }

/** What the registry holds of one version that its derived facts follow from. Dates are ISO 8601. */
export type KnownVersion = {
  licensing: VersionLicensing
  organization: string
  status: VersionStatus
  reason: string
  firstReleaseDate: string
  withdrawal: { kind: Withdrawal['kind']; at: string } | null
  sources: SourceFact[]
  formats: (DerivedFacts['files']['formats'][number] & { withDigest: number })[]
  filesVerified: string | null
  recordSets: RecordSet[]
  manifest: { count: number; columns: ManifestColumn[]; profile: ManifestProfile } | null
  languages: string[]
  amounts: Amount[]
  /** The words that each amount was read in, by pointer (`/amounts/0`), where there is evidence for it. */
  amountWords: Partial<Record<string, string>>
  identifiers: Identifier[]
  links: Link[]
  hosts: HostRevision[]
  reading: KeptReading | null
  places: ReadonlyMap<string, PlaceSeen[]>
  copies: ArchiveCopyFact[]
  consumers: ConsumerFact[]
  runs: RunFact[]
}
