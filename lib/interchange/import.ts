import type { DatasetDraftInput, VersionDraftInput } from '../dataset/schema.ts'
import type { Digest } from '../digest.ts'

/** The formats that an import can be in. */
export const IMPORT_FORMATS = [
  'croissant',
  'hf-card',
  'hf-api',
  'hf-dataset-infos',
  'dpi',
  'datacite',
  'datacite-xml',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** The largest document that an importer reads, in bytes of UTF-8. */
export const IMPORT_MAX_BYTES = 16 * 1024 * 1024

/**
 * One field of ours, where its value came from (`from`: a JSON pointer or `line N`), and what became of it.
 * `understood`: taken as it is. `suggested`: mapped, for a person to confirm. `unused`: kept verbatim, and `why` says
 * what could not be done with it.
 */
export type FieldReport = {
  field: string
  value: string
  from: string
  state: 'understood' | 'suggested' | 'unused'
  why: string
}

/** A fault in the document: `refuse` means that nothing is stored. `rule` is the rule's number or name in the standard. */
export type Trouble = { grade: 'refuse' | 'warning'; at: string; message: string; rule: string }

/** Whether a document holds up, and what stands in the way; `unknown` where the format has no such question. */
export type DocumentVerdict = { outcome: 'yes' | 'no' | 'unknown'; reasons: string[] }

/**
 * One dataset that the document describes, ready for a person to correct. `key` names it within its format (the `@id`,
 * the DPI identifier, the repository). `digest` is that of its canonical input together with the importer's name and
 * version: the same candidate read twice has the same digest, so that a second import changes nothing.
 * `dataset` lacks the organisation, which the importing person chooses. `version` is null where the document describes none.
 */
export type Candidate = {
  key: string
  digest: Digest
  dataset: Omit<DatasetDraftInput, 'organization'>
  version: VersionDraftInput | null
  fields: FieldReport[]
  troubles: Trouble[]
  loadable: DocumentVerdict
  complete: DocumentVerdict
}

/** What an importer made of one document. With a trouble of grade `refuse` at this level there are no candidates. */
export type Reading = {
  format: ImportFormat
  formatVersion: string
  importer: { name: string; version: number }
  candidates: Candidate[]
  troubles: Trouble[]
}

/**
 * What the reader is told beside the text: the file's name as uploaded ('' if none), the address it was fetched from (null if none) and
 * today's date (`YYYY-MM-DD`), since `lib` has no clock. `retrievedAt` of evidence and the release date of a version
 * that states none are taken from `today`.
 */
export type ReadContext = { fileName: string; url: string | null; today: string }

/** One importer. `claims` says how sure it is, 0 to 1, that the text is its format; the surest one reads. */
export type Importer = {
  format: ImportFormat
  label: string
  version: number
  claims(text: string, context: ReadContext): number
  read(text: string, context: ReadContext): Promise<Reading>
}
