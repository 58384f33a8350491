import { Refusal } from '#lib/error.ts'
import { type FilteredText, filterInputOf } from '#lib/run/filter-input.ts'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readFilteredTexts } from './read-filtered-texts.ts'
import { readRecordSources } from './record-sources.ts'

/** What a filter of ours reads, read again as its record says, each record with its source. Refuses where it can’t be read any more. */
export async function readFilterInput(
  db: Db,
  blobs: BlobStore,
  inputs: readonly RunInput[],
  configuration: GradMimicConfiguration,
): Promise<FilteredText> {
  const input = filterInputOf(inputs, configuration)
  if (input.what !== 'text')
    throw new Refusal('conflict', 'The run filtered labelled features and read no texts. Ask for its records.')
  const { version, reading } = input
  const { name, records, manifest } = await readFilteredTexts(db, blobs, version, reading)
  const sources = await readRecordSources(blobs, manifest)
  return {
    ...{ role: 'filter-input', version, name },
    records: records.map((record) => ({ ...record, source: sources.get(record.id) ?? null })),
    unread: sources.size - records.length,
  }
}
