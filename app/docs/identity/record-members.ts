import type { VersionRecord } from '#lib/dataset/version-record.ts'

/** What each member of a version record says. The compiler and a test see to it that none is missing. */
export const RECORD_MEMBERS: Record<keyof VersionRecord, string> = {
  format: 'The form of the record itself.',
  dataset: 'The dataset, as org/name.',
  version: 'The label.',
  releaseDate: 'The day that it is dated.',
  reason: 'Why there is this version.',
  description: 'What is said of this version alone.',
  files: 'Each file: path, bytes, sha256, media type, address; sorted by path.',
  recordSets: 'Each set of records: how many, their set digest, their columns, and the sha256 of the manifest.',
  sources: 'Where the records came from: name, address, kind, how and when, share, reason, licences.',
  licenses: 'Each licence statement: what was said, by whom, the expression, and the digests of its evidence.',
  fileGroups: 'Files that have a licence of their own: name, pattern, licences. Only in form 2 of the record.',
  languages: 'Language tags, sorted.',
  modalities: 'Text, image, audio and so on, sorted.',
  amounts: 'Counts that the maintainer states.',
  exclusions: 'How many records were left out at their creators’ word, and the digest of that list; or null.',
  derivedFrom: 'The digests of the versions that this one was made from: they pin the whole ancestry.',
  hosts: 'Where the files are, as the host names that state.',
  identifiers: 'DOI, SWHID, ARK and others.',
  evidence: 'The digests of the evidence for what is said.',
}
