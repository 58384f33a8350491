import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import type { Digest } from '#lib/digest.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import { recordedLicensing } from '#lib/license/recorded-licensing.ts'

export const DPI_FOLDER = new URL('../../../../shared/data/standards/dpi/', import.meta.url)
export const isDpiHere = existsSync(DPI_FOLDER)

/** A record of the Data Provenance Initiative's collection as Colophon's own importer reads it. */
export type ReadRecord = { id: string; modality: 'text' | 'speech' | 'video'; licensing: VersionLicensing }

const FOLDERS = { data_summaries: 'text', 'data_summaries-speech': 'speech', 'data_summaries-video': 'video' } as const

/** All 2,511 records, read through the importer. `id`: the record's own identifier in its file. */
export async function readDpiCollection(): Promise<ReadRecord[]> {
  const records: ReadRecord[] = []
  for (const [folder, modality] of Object.entries(FOLDERS)) {
    for (const fileName of readdirSync(new URL(folder, DPI_FOLDER)).filter((name) => name.endsWith('.json'))) {
      const bytes = readFileSync(new URL(`${folder}/${encodeURIComponent(fileName)}`, DPI_FOLDER))
      const { candidates } = await readDocument(bytes, 'auto', { fileName, url: null, today: '2026-11-22' })
      for (const { key, dataset, version } of candidates) {
        const draft = DatasetDraft.parse({ ...dataset, organization: 'dpi' })
        const { label, releaseDate, licenses, sources } = VersionDraft.parse(version)
        const name = `dpi/${draft.name}`
        const recorded = { version: DIGEST, dataset: name, label, title: draft.title, releaseDate, licenses, sources }
        records.push({ id: key, modality, licensing: recordedLicensing(recorded) })
      }
    }
  }
  return records
}

const DIGEST: Digest = `sha256:${'0'.repeat(64)}`

/** The ids of the filter configuration that became part of the Common Pile. */
export function ultraPermissiveIds(): string[] {
  const text = readFileSync(new URL('src/configs/common_pile_datasets.txt', DPI_FOLDER), 'utf8')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
