import { z } from 'zod'
import { Digest } from '../digest.ts'
import { EVIDENCE_STATES } from './evidence-outcome.ts'
import { LicenseStatement } from './statement.ts'
import { PartMode } from './verdict.ts'

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

/**
 * What became of the page that a piece of evidence was read from, when it was last fetched again. `checkedAt`: ISO 8601 in UTC,
 * null if it never was. `staleSince`: since when it says something else. `snapshot`: sha256 of the bytes that the last fetch kept.
 */
export const EvidenceState = z.strictObject({
  state: z.enum(EVIDENCE_STATES),
  checkedAt: z.string().nullable(),
  staleSince: z.string().nullable(),
  snapshot: z.string().nullable(),
})
export type EvidenceState = z.infer<typeof EvidenceState>

/**
 * A licence statement as the rules and the pages read it: what was written, and where it stands by now. `conclusion`: the id of
 * one made after publishing, null for a statement of the record. `watched`: each piece of evidence, in the same order.
 */
export const LicensingStatement = LicenseStatement.extend({
  standing: z.enum(STANDINGS),
  conclusion: z.string().nullable(),
  watched: z.array(z.strictObject({ digest: Digest, page: EvidenceState })),
})
export type LicensingStatement = z.infer<typeof LicensingStatement>

/**
 * One part of a version with all that is said of its licence. `id` is unique in the version and stable: `version`,
 * `source/0` (the place among the record's sources), `file-group/NAME`, `records/RAW-LICENCE`. `share`: of the version, 0 to
 * 1, and what it counts. `mode`: how it enters the version; null: not said, and the use's default holds (`licences.md` §5).
 */
export const LicensedPart = z.strictObject({
  id: z.string(),
  kind: z.enum(PART_KINDS),
  name: z.string(),
  url: z.string().nullable(),
  share: z.strictObject({ unit: z.string(), value: z.number() }).nullable(),
  mode: PartMode.nullable(),
  collectedFrom: z.string().nullable(),
  collectedTo: z.string().nullable(),
  statements: z.array(LicensingStatement),
})
export type LicensedPart = z.infer<typeof LicensedPart>

/** Everything about the licences of one exact version that a verdict rests on; an export of it is enough to recompute them. */
export const VersionLicensing = z.strictObject({
  version: Digest,
  dataset: z.string().describe('org/name'),
  label: z.string(),
  title: z.string(),
  releaseDate: z.string(),
  creators: z.array(z.string()).describe('Who made the dataset, as it names them'),
  parts: z.array(LicensedPart),
})
export type VersionLicensing = z.infer<typeof VersionLicensing>
