import type { Digest } from '../digest.ts'
import type { LicenseStatement } from './statement.ts'
import type { PartMode } from './verdict.ts'

/** What a part of a version is: the version as a whole, one of its sources, a group of its files, or records that share a licence. */
export const PART_KINDS = ['version', 'source', 'file-group', 'records'] as const
export type PartKind = (typeof PART_KINDS)[number]

/**
 * How a conclusion stands. `recorded`: it is in the version record itself. `proposed`: one auditor concludes it, nobody has
 * confirmed yet. `confirmed`: a steward or a second auditor agreed. `disputed`: someone disagrees, in sight. `superseded`
 * and `declined` are history. Only `recorded` and `confirmed` are input to verdicts, and `confirmed` goes first.
 */
export const STANDINGS = ['recorded', 'proposed', 'confirmed', 'disputed', 'superseded', 'declined'] as const
export type Standing = (typeof STANDINGS)[number]

/** What became of the page that a piece of evidence was read from, when it was last fetched again. */
export type EvidenceState = {
  state: 'unchecked' | 'as-quoted' | 'changed' | 'vanished' | 'unreachable'
  /** ISO 8601 in UTC; null if it was never fetched again. */
  checkedAt: string | null
  /** Since when the page says something else; null unless `changed` or `vanished`. */
  staleSince: string | null
  /** sha256 of the bytes that the last fetch kept; null if none. */
  snapshot: string | null
}

/** A licence statement as the rules and the pages read it: what was written, and where it stands by now. */
export type LicensingStatement = LicenseStatement & {
  standing: Standing
  /** The conclusion's id for one made after publishing; null for a statement of the record. */
  conclusion: string | null
  /** For each piece of evidence, in the same order: its digest and the state of its page. */
  watched: { digest: Digest; page: EvidenceState }[]
}

/**
 * One part of a version with all that is said of its licence. `id` is unique in the version and stable: `version`,
 * `source/0` (the place among the record's sources), `file-group/NAME`, `records/RAW-LICENCE`.
 */
export type LicensedPart = {
  id: string
  kind: PartKind
  name: string
  url: string | null
  /** The part's share of the version, 0 to 1, and what it counts; null where the record does not say. */
  share: { unit: string; value: number } | null
  /** How the part enters the version; null: not said, and the use's default holds (`licences.md` §5). */
  mode: PartMode | null
  /** ISO dates between which it was collected; null where not said. */
  collectedFrom: string | null
  collectedTo: string | null
  statements: LicensingStatement[]
}

/** Everything about the licences of one exact version that a verdict rests on; an export of it is enough to recompute them. */
export type VersionLicensing = {
  version: Digest
  /** `org/name` */
  dataset: string
  label: string
  title: string
  releaseDate: string
  parts: LicensedPart[]
}
