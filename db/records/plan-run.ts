import { Refusal } from '#lib/error.ts'
import { classificationOf, type PlannedClassification } from '#lib/run/classification-plan.ts'
import { filterInputOf } from '#lib/run/filter-input.ts'
import { filteringOf } from '#lib/run/filter-plan.ts'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import { type LabelledRole, labelledInputOf } from '#lib/run/labelled-input.ts'
import type { OwnConfiguration } from '#lib/run/own-configuration.ts'
import type { PlannedRun } from '#lib/run/planned-run.ts'
import { trainingOf } from '#lib/run/t6-plan.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readWeights } from '../queries/find-reference.ts'
import { readFilteredTexts } from './read-filtered-texts.ts'
import { readLabelled } from './read-labelled.ts'
import { readRunTexts } from './read-run-texts.ts'

/** A run of ours as its record tells it. */
export type RecordedOwnRun = OwnConfiguration & { seeds: Record<string, number>; inputs: readonly RunInput[] }

/** All that a run of ours is carried out with, read again as its record says. Refuses where it can’t be read any more, or is not the same. */
export async function planRun(db: Db, blobs: BlobStore, run: RecordedOwnRun): Promise<PlannedRun> {
  const { seeds, inputs } = run
  if (run.kind === 't6') {
    const texts = await readRunTexts(db, blobs, inputs, run.configuration)
    return { kind: run.kind, work: trainingOf(run.configuration, seeds, texts) }
  }
  const filtered = filterInputOf(inputs, run.configuration)
  if (filtered.what === 'classification') return { kind: run.kind, work: await planLabelled(db, blobs, run) }
  const { version, reading } = filtered
  const { reference } = run.configuration
  if (reference?.weightsDigest === undefined)
    throw new Refusal('conflict', 'The run’s record does not say which reference it filtered by.')
  const { records } = await readFilteredTexts(db, blobs, version, reading)
  const weights = await readWeights(blobs, reference.weightsDigest)
  return { kind: run.kind, work: filteringOf(run.configuration, seeds, records, weights) }
}

type RecordedFilter = Pick<RecordedOwnRun, 'seeds' | 'inputs'> & { configuration: GradMimicConfiguration }

async function planLabelled(
  db: Db,
  blobs: BlobStore,
  { configuration, seeds, inputs }: RecordedFilter,
): Promise<PlannedClassification> {
  const recordsFor = async (role: LabelledRole) => {
    const { version, reading } = labelledInputOf(inputs, configuration, role)
    const { records } = await readLabelled(db, blobs, version, { ...reading, truth: null, at: '' })
    return records
  }
  const input = await recordsFor('filter-input')
  return classificationOf(configuration, seeds, input, await recordsFor('reference-training'))
}
