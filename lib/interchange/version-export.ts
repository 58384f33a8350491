import { type CitationRecord, citationRecord } from '../citation/record.ts'
import type { DatasetDraft } from '../dataset/schema.ts'
import type { VersionRecord } from '../dataset/version-record.ts'
import type { Digest } from '../digest.ts'
import { type LeadingLicense, leadingLicense } from '../license/leading.ts'

/** A published version as an exporter needs it. `page` is the absolute address of the version's own page. */
export type VersionExport = { record: VersionRecord; dataset: DatasetDraft; digest: Digest; page: string }

/** The licence that stands for the version: concluded before declared, several joined by AND. */
export function leadingLicenseOf({ record }: VersionExport): LeadingLicense {
  return leadingLicense(record.licenses.map((license) => ({ ...license, evidence: [] })))
}

/** The citation of the exported version. */
export function citationOf(version: VersionExport): CitationRecord {
  const { record, dataset, digest, page } = version
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
    identifiers: record.identifiers,
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
