import { withRegisteredDoi } from '../citation/identifier.ts'
import { type CitationRecord, citationRecord } from '../citation/record.ts'
import type { DatasetDraft, Derivation } from '../dataset/schema.ts'
import type { VersionRecord } from '../dataset/version-record.ts'
import type { Digest } from '../digest.ts'
import { type LeadingLicense, leadingLicense } from '../license/leading.ts'

/** What became of a version since it was published: its DOIs, what descends from it, and its tombstone. `withdrawn.date` is a calendar date. */
export type VersionStanding = {
  doi: string | null
  datasetDoi: string | null
  /** The DOIs that were registered for versions that this one is related to. */
  dois: ReadonlyMap<string, string>
  descendants: readonly { relation: Derivation; digest: Digest }[]
  withdrawn: { date: string; reason: string; successor: Digest | null } | null
}

/** A version of which nothing is known but what it says itself. */
export const NO_STANDING: VersionStanding = {
  doi: null,
  datasetDoi: null,
  dois: new Map(),
  descendants: [],
  withdrawn: null,
}

/** A published version as an exporter needs it. `page` is the absolute address of the version's own page; without `standing` it is new. */
export type VersionExport = {
  record: VersionRecord
  dataset: DatasetDraft
  digest: Digest
  page: string
  standing?: VersionStanding
}

/** The licence that stands for the version: concluded before declared, several joined by AND. */
export function leadingLicenseOf({ record }: VersionExport): LeadingLicense {
  return leadingLicense(record.licenses.map((license) => ({ ...license, evidence: [] })))
}

/** The citation of the exported version. */
export function citationOf(version: VersionExport): CitationRecord {
  const { record, dataset, digest, page, standing = NO_STANDING } = version
  const { expression } = leadingLicenseOf(version)
  return citationRecord({
    organization: dataset.organization,
    name: dataset.name,
    title: dataset.title,
    label: record.version,
    digest,
    releaseDate: record.releaseDate,
    creators: dataset.creators,
    publisher: dataset.publisher,
    licenseExpression: expression === 'NOASSERTION' || expression === 'NONE' ? null : expression,
    identifiers: withRegisteredDoi(record.identifiers, standing.doi),
    url: page,
    status: 'published',
    accessed: null,
    keywords: dataset.keywords,
    description: dataset.description,
  })
}

/** The address under which a digest answers, at the registry that serves the page. */
export function addressOfDigest(digest: Digest, page: string): string {
  return new URL(`/api/v1/versions/${digest}`, page).href
}

/** The address of the dataset whose version has this page (`…/versions/LABEL`). */
export function datasetPageOf(page: string): string {
  return page.replace(/\/versions\/[^/]*$/, '')
}
