import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import { type LabelledRole, labelledInputOf } from '#lib/run/labelled-input.ts'
import type { RunRecords } from '#lib/run/labelled-lines.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readLabelled } from './read-labelled.ts'
import { readRecordSources } from './record-sources.ts'

/** A filter of ours as its record tells what it reads. */
export type RecordedInputs = { inputs: readonly RunInput[]; configuration: GradMimicConfiguration }

/** What a filter of labelled features of ours reads in this role, read again as its record says, each record with its source. Refuses where it can’t be read any more, and a filter of texts. */
export async function readRunRecords(
  db: Db,
  blobs: BlobStore,
  { inputs, configuration }: RecordedInputs,
  role: LabelledRole,
): Promise<RunRecords> {
  const { version, reading, truth: column } = labelledInputOf(inputs, configuration, role)
  const asked = { ...reading, truth: column, at: '' }
  const { name, records, truth, manifest } = await readLabelled(db, blobs, version, asked)
  const sources = await readRecordSources(blobs, manifest)
  return { role, version, name, unread: sources.size - records.ids.length, records, truth, sources }
}
