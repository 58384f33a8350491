import { canonicalJson } from '../canonical-json.ts'
import { type Digest, digestOf } from '../digest.ts'
import { type Evidence, evidenceDigest } from '../evidence.ts'
import type { LicenseStatement } from '../license/statement.ts'
import type { Amount, DerivedFrom, FileEntry, FileGroup, RecordSet, Source, VersionDraft } from './schema.ts'

/** The form of the record itself; a new number if a member is ever added, renamed or read in another way. */
export const VERSION_RECORD_FORMAT = 'colophon-version-record/1'

/** The form of a record that has file groups: form 1 with one member more, so that no digest of form 1 ever changes. */
export const GROUPED_RECORD_FORMAT = 'colophon-version-record/2'

/** A licence statement as the record holds it: evidence by digest, so that the digest pins what was read. */
export type RecordedLicense = Omit<LicenseStatement, 'evidence'> & { evidence: Digest[] }

/**
 * The JSON document that a version's digest commits to (DESIGN §4). Everything that comes later (signals, copies,
 * checks, scores, runs, a withdrawal) refers to the digest and is not in here.
 */
export type VersionRecord = {
  format: typeof VERSION_RECORD_FORMAT | typeof GROUPED_RECORD_FORMAT
  dataset: string
  version: string
  releaseDate: string
  reason: string
  description: string
  files: FileEntry[]
  recordSets: RecordSet[]
  sources: (Omit<Source, 'licenses'> & { licenses: RecordedLicense[] })[]
  licenses: RecordedLicense[]
  fileGroups?: (Omit<FileGroup, 'licenses'> & { licenses: RecordedLicense[] })[]
  languages: string[]
  modalities: string[]
  amounts: Amount[]
  exclusions: { count: number; digest: Digest } | null
  derivedFrom: DerivedFrom[]
  hosts: { url: string; revision: string }[]
  identifiers: { scheme: string; value: string }[]
  evidence: Digest[]
}

/**
 * The record of a version: the draft in its settled order. Files are sorted by path (UTF-16 code units), languages,
 * modalities and derivations by value; sources and licences stay as the maintainer ordered them. `revisionOf` is the
 * digest of the version that this one follows, or null.
 */
export function versionRecord(dataset: string, draft: VersionDraft, revisionOf: Digest | null): VersionRecord {
  return {
    format: draft.fileGroups.length > 0 ? GROUPED_RECORD_FORMAT : VERSION_RECORD_FORMAT,
    dataset,
    version: draft.label,
    releaseDate: draft.releaseDate,
    reason: draft.reason,
    description: draft.description,
    files: draft.files.toSorted((a, b) => compareText(a.path, b.path)),
    recordSets: draft.recordSets,
    sources: draft.sources.map((source) => ({ ...source, licenses: source.licenses.map(recordedLicense) })),
    licenses: draft.licenses.map(recordedLicense),
    ...(draft.fileGroups.length > 0 && {
      fileGroups: draft.fileGroups.map((group) => ({ ...group, licenses: group.licenses.map(recordedLicense) })),
    }),
    languages: [...new Set(draft.languages)].sort(),
    modalities: [...new Set(draft.modalities)].sort(),
    amounts: draft.amounts,
    exclusions: draft.exclusions,
    derivedFrom: settledDerivations(draft.derivedFrom, revisionOf),
    hosts: draft.hosts,
    identifiers: draft.identifiers,
    evidence: draft.evidence.map(evidenceDigest),
  }
}

/** The bytes that are digested (RFC 8785) and their sha256, the version's identity. */
export function sealRecord(record: VersionRecord): { canonical: string; digest: Digest } {
  const canonical = canonicalJson(record)
  return { canonical, digest: digestOf(canonical) }
}

/** All evidence that a draft carries, of the version, its licences and those of its sources and file groups. */
export function evidenceOf(draft: VersionDraft): Evidence[] {
  const ofLicenses = (licenses: LicenseStatement[]) => licenses.flatMap((license) => license.evidence)
  const ofParts = [...draft.sources, ...draft.fileGroups].flatMap(({ licenses }) => ofLicenses(licenses))
  return [...draft.evidence, ...ofLicenses(draft.licenses), ...ofParts]
}

function recordedLicense(license: LicenseStatement): RecordedLicense {
  return { ...license, evidence: license.evidence.map(evidenceDigest) }
}

function settledDerivations(derivedFrom: DerivedFrom[], revisionOf: Digest | null): DerivedFrom[] {
  const all = new Map(derivedFrom.map((edge) => [`${edge.relation} ${edge.digest}`, edge]))
  if (revisionOf !== null) all.set(`revision-of ${revisionOf}`, { relation: 'revision-of', digest: revisionOf })
  return [...all.entries()].sort(([a], [b]) => compareText(a, b)).map(([, edge]) => edge)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
