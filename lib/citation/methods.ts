import { inTextNames, runningDigest } from './apa.ts'
import { type CitationRecord, isoDate, yearOf } from './record.ts'

/** The sentence for running text: title, version, authors, year and the digest's first 12 hex digits (standards.md §9). */
export function methodsSentence(record: CitationRecord): string {
  return `We used ${record.title}, version ${record.version} (${inTextNames(record)}, ${yearOf(record)}; ${runningDigest(record)}).`
}

/**
 * The paragraph for the methods section: what was used, its whole digest, what the digest commits to, and how a reader
 * verifies it, by hand and with the command line (DESIGN §4, §9).
 */
export function methodsParagraph(record: CitationRecord): string {
  const { digest, dataset } = record.custom
  const withdrawn = record.status === 'withdrawn' ? ' This version has since been withdrawn; its page says why.' : ''
  return [
    `The data are ${record.title}, version ${record.version} (${dataset}@${record.version}), released on ${isoDate(record.issued)}: ${record.URL}.${withdrawn}`,
    `The version is identified by the digest ${digest}, the SHA-256 of its version record in canonical form (RFC 8785); the record names every file with its own SHA-256 and every version that it was made from by its digest.`,
    `To verify it, fetch ${registryOf(record)}/api/v1/versions/${digest} with "Accept: application/vnd.colophon.record+json" and compute the SHA-256 of the bytes, or run "colophon verify DIR ${digest}" on a copy of the files.`,
  ].join(' ')
}

/** The address of the registry that has the version's page, without a slash at its end. */
function registryOf(record: CitationRecord): string {
  const end = record.URL.indexOf('/datasets/')
  return end < 0 ? record.URL : record.URL.slice(0, end)
}
