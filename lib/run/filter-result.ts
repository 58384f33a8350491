import { type Digest, digestOf } from '../digest.ts'
import { type Conclusion, concludeRun } from '../grad-mimic/conclude-run.ts'
import type { DescribedTask } from '../grad-mimic/describe-run.ts'
import { describeOnlineTask, describeTextTask } from '../grad-mimic/describe-task.ts'
import type { FilterOutcome } from '../grad-mimic/filter.ts'
import type { SideBySide } from '../grad-mimic/side-by-side.ts'
import { filterFigures } from './filter-figures.ts'
import type { GradMimicConfiguration, GradMimicResult } from './grad-mimic-record.ts'
import type { PlannedFilter } from './planned-filter.ts'
import type { Scored, TrainedReference } from './run-filter.ts'

/**
 * What a filter read, beside its configuration: its version, the version that its reference was trained on (null: several, or unknown), the source of each record by id, how many
 * records of the version it did not read, and which it read are known to be wrong, by their places (null: that is not known).
 */
export type FilteredInput = {
  version: Digest
  trainedOn: Digest | null
  sources: ReadonlyMap<string, string | null>
  unread: number
  bad: ReadonlySet<number> | null
}

/** A filter at its end: its records, what became of them, and the result that its run tells. */
export type FinishedFilter = {
  records: { id: string; source: string | null }[]
  conclusion: Conclusion
  result: GradMimicResult
}

/** The second stage of a filter, from the scores of the first. `seed`: of chance, which the scores are shown beside. */
export function finishedFilter(
  planned: PlannedFilter,
  { input, reference }: GradMimicConfiguration,
  seed: number,
  scored: Scored,
  { version, trainedOn, sources, unread, bad }: FilteredInput,
): FinishedFilter {
  const { ids, settings } = planned
  const { trace, referenceLoss } = scored
  const records = ids.map((id) => ({ id, source: sources.get(id) ?? null }))
  const preprocessing = input?.preprocessing ?? 'not told'
  const conclusion = concludeRun({
    ...{ task: describedTask(planned, scored), trace, records, referenceLoss, settings, seed, bad },
    provenance: {
      input: {
        ...{ versionDigest: version, split: '', labelField: input?.labelField ?? null },
        preprocessing: { name: preprocessing, digest: digestOf(preprocessing) },
      },
      labels: null,
      reference: {
        ...{ origin: reference?.origin ?? 'not told', licence: null, trainedOnVersion: trainedOn },
        ...{ sharedInit: reference?.sharedInit ?? null, sigma: 0, sigmaSeed: null, testMetrics: {} },
      },
    },
  })
  const { reference: trained } = scored
  const result = {
    ...{ ...filterFigures(conclusion), steps: trace.steps.length, unread },
    ...(trained !== null && { reference: toldReference(trained) }),
    ...(bad !== null && { truth: truthOf(bad, conclusion.outcome, conclusion.beside[0]) }),
  }
  return { records, conclusion, result }
}

function describedTask(planned: PlannedFilter, { reference }: Scored): DescribedTask {
  if (planned.what === 'text') return describeTextTask(planned.task)
  return describeOnlineTask({ ...planned.task, reference: reference?.weights ?? null })
}

function toldReference({ file, steps, loss, accuracy }: TrainedReference): GradMimicResult['reference'] {
  return { weightsDigest: digestOf(file), steps, loss, accuracy }
}

/** What the filter found of the records that are known to be wrong. Without one of those there is nothing to find. */
function truthOf(
  bad: ReadonlySet<number>,
  { decisions }: FilterOutcome,
  own: SideBySide | undefined,
): GradMimicResult['truth'] {
  const wrongDropped = [...bad].filter((place) => decisions[place] === 'drop').length
  return { wrong: bad.size, wrongDropped, ...(own?.auto ?? {}), ...(own?.auc == null ? {} : { auc: own.auc }) }
}
