import { DatasetDraft, VersionDraft } from '../dataset/schema.ts'
import { digestOfJson } from '../digest.ts'
import { pointer } from '../error.ts'
import type { DraftNotes } from './draft-notes.ts'
import type { Candidate, DocumentVerdict, Importer, Reading, Trouble } from './import.ts'

/** A verdict where the format has no such question. */
export const NOT_ASKED: DocumentVerdict = { outcome: 'unknown', reasons: [] }

const OwnDataset = DatasetDraft.omit({ organization: true })

type Parts = {
  importer: Pick<Importer, 'format' | 'version'>
  key: string
  /** What the digest commits to: the document, or the part of it that describes this dataset. */
  input: unknown
  dataset: Candidate['dataset']
  version: Candidate['version']
  notes: DraftNotes
  loadable?: DocumentVerdict
  complete?: DocumentVerdict
}

/**
 * The candidate, with its digest. What the schemas of the drafts would refuse becomes a trouble that refuses this one
 * candidate, with the field's pointer, so that it shows before anything is written.
 */
export function sealCandidate({ importer, key, input, dataset, version, notes, ...verdicts }: Parts): Candidate {
  const name = importerOf(importer).name
  for (const { part, parsed } of [
    { part: 'dataset', parsed: OwnDataset.safeParse(dataset) },
    { part: 'version', parsed: version === null ? null : VersionDraft.safeParse(version) },
  ])
    for (const issue of parsed?.error?.issues ?? [])
      notes.refuse(`/${part}${pointer(issue.path)}`, `${part}${pointer(issue.path)}: ${issue.message}`, 'schema')
  return {
    key,
    digest: digestOfJson({ name, version: importer.version, key, input }),
    dataset,
    version,
    fields: notes.fields,
    troubles: notes.troubles,
    loadable: verdicts.loadable ?? NOT_ASKED,
    complete: verdicts.complete ?? NOT_ASKED,
  }
}

/** The importer as a reading and a digest name it. */
export function importerOf(importer: Pick<Importer, 'format' | 'version'>): Reading['importer'] {
  return { name: `colophon-${importer.format}`, version: importer.version }
}

/** A reading from which nothing can be stored, and why. */
export function refusedReading(
  importer: Pick<Importer, 'format' | 'version'>,
  troubles: Trouble[],
  formatVersion = '',
): Reading {
  return { format: importer.format, formatVersion, importer: importerOf(importer), candidates: [], troubles }
}
