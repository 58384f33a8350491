import { isDigest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { filteringOf } from '#lib/run/filter-plan.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { OwnConfiguration } from '#lib/run/own-configuration.ts'
import type { PlannedRun } from '#lib/run/planned-run.ts'
import { trainingOf } from '#lib/run/t6-plan.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readWeights } from '../queries/find-reference.ts'
import { readFilteredTexts } from './read-filtered-texts.ts'
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
  const { input, reference } = run.configuration
  const version = inputs.find(({ role }) => role === 'filter-input')?.version
  const isTold = version != null && isDigest(version) && input?.reading !== undefined
  if (!isTold || input.reading === undefined || reference?.weightsDigest === undefined)
    throw new Refusal('conflict', 'The run’s record does not say what it filtered, and by which reference.')
  const { records } = await readFilteredTexts(db, blobs, version, input.reading)
  const weights = await readWeights(blobs, reference.weightsDigest)
  return { kind: run.kind, work: filteringOf(run.configuration, seeds, records, weights) }
}
