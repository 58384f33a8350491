import { type Digest, digestOf } from '../digest.ts'
import { type Conclusion, concludeRun } from '../grad-mimic/conclude-run.ts'
import { describeTextTask } from '../grad-mimic/describe-task.ts'
import { filterFigures } from './filter-figures.ts'
import type { GradMimicConfiguration, GradMimicResult } from './grad-mimic-record.ts'
import type { PlannedFilter } from './planned-filter.ts'
import type { Scored } from './run-filter.ts'

/**
 * What a filter read, beside its configuration: its version, the version that its reference was trained on (null: several, or unknown), the source of each record by id, and how many
 * records of the version it did not read.
 */
export type FilteredInput = {
  version: Digest
  trainedOn: Digest | null
  sources: ReadonlyMap<string, string | null>
  unread: number
}

/** A filter at its end: its records, what became of them, and the result that its run tells. */
export type FinishedFilter = {
  records: { id: string; source: string | null }[]
  conclusion: Conclusion
  result: GradMimicResult
}

/** The second stage of a filter, from the scores of the first. `seed`: of chance, which the scores are shown beside. */
export function finishedFilter(
  { task, ids, settings }: PlannedFilter,
  { input, reference }: GradMimicConfiguration,
  seed: number,
  { trace, referenceLoss }: Scored,
  { version, trainedOn, sources, unread }: FilteredInput,
): FinishedFilter {
  const records = ids.map((id) => ({ id, source: sources.get(id) ?? null }))
  const preprocessing = input?.preprocessing ?? 'not told'
  const conclusion = concludeRun({
    ...{ task: describeTextTask(task), trace, records, referenceLoss, settings, seed, bad: null },
    provenance: {
      input: {
        ...{ versionDigest: version, split: '', labelField: null },
        preprocessing: { name: preprocessing, digest: digestOf(preprocessing) },
      },
      labels: null,
      reference: {
        ...{ origin: reference?.origin ?? 'not told', licence: null, trainedOnVersion: trainedOn },
        ...{ sharedInit: reference?.sharedInit ?? null, sigma: 0, sigmaSeed: null, testMetrics: {} },
      },
    },
  })
  return { records, conclusion, result: { ...filterFigures(conclusion), steps: trace.steps.length, unread } }
}
