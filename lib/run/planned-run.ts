import type { PlannedFilter } from './planned-filter.ts'
import type { PlannedTraining } from './t6-plan.ts'

/** A run of ours that can begin, by its kind. */
export type PlannedRun = { kind: 't6'; work: PlannedTraining } | { kind: 'grad-mimic'; work: PlannedFilter }

/** What a run of ours works off in a step, so that its pace can be told: the name of the series, and how many. */
export function paceOf({ kind, work }: PlannedRun): { series: string; each: number } {
  if (kind === 'grad-mimic') return { series: 'records/s', each: work.task.train.batchSize }
  const { micro, accumulation, seqLen } = work.input.settings.batch
  return { series: 'tokens/s', each: micro * accumulation * seqLen }
}
