import { openStream } from '../engine/random.ts'
import { type Baseline, baselineScores } from './baselines.ts'
import { type DescribedTask, describeRun } from './describe-run.ts'
import { type ExampleRecord, exampleRecords } from './example-records.ts'
import { type FilterOutcome, filterRecords } from './filter.ts'
import type { FilterSettings } from './filter-settings.ts'
import { type RemovedLedger, removedLedger } from './ledger.ts'
import { meanOverEpochs } from './mean-over-epochs.ts'
import type { MimicProvenance, MimicRecord } from './record.ts'
import { scoreAxis } from './score-axis.ts'
import { type ScoreDistribution, scoreDistribution } from './score-distribution.ts'
import { compareWithBaselines, type SideBySide } from './side-by-side.ts'
import type { MimicTrace } from './trace.ts'

/**
 * All that a filter is made from once its run is over. `records`: id and source by index. `referenceLoss`: of the reference itself,
 * in nats, by index. `seed`: of the stream `eval`, which chance draws from. `bad`: the records known to be bad, in simulations;
 * null elsewhere.
 */
export type FinishedRun = {
  task: DescribedTask
  trace: MimicTrace
  records: readonly { id: string; source: string | null }[]
  referenceLoss: Float64Array
  settings: FilterSettings
  provenance: MimicProvenance
  seed: number
  bad: ReadonlySet<number> | null
}

/** A filter with all that is shown and kept of it. `distribution` null: no record was met. */
export type Conclusion = {
  outcome: FilterOutcome
  ledger: RemovedLedger
  baselines: Record<Baseline, Float64Array>
  beside: SideBySide[]
  distribution: ScoreDistribution | null
  examples: ExampleRecord[]
  record: MimicRecord
}

/**
 * The second stage, its ledger, its rivals on the same records and the record of all that. The keep rule may name a rival as its
 * other score. Refuses settings that name another one.
 */
export function concludeRun(run: FinishedRun): Conclusion {
  const { task, trace, records, referenceLoss, settings, provenance, seed, bad } = run
  const chance = openStream(seed, 'eval')
  const random = Float64Array.from(records, () => chance.next())
  const baselines = baselineScores(trace, { referenceLoss, random })
  const outcome = filterRecords(trace, settings, baselines)
  const ledger = removedLedger(records, outcome)
  const scores = trace.epochs.map(({ m }) => m)
  const beside = compareWithBaselines(outcome, meanOverEpochs(scores, records.length), baselines, bad)
  const ids = records.map(({ id }) => id)
  const record = describeRun({ task, trace, ids, filter: { settings, outcome, ledger, beside }, provenance })
  const axis = scoreAxis(trace, settings, outcome)
  const shown = { distribution: scoreDistribution(axis, outcome), examples: exampleRecords(records, axis, outcome) }
  return { outcome, ledger, baselines, beside, ...shown, record }
}
