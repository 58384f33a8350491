import type { Conclusion } from '../grad-mimic/conclude-run.ts'
import { meanOverEpochs } from '../grad-mimic/mean-over-epochs.ts'
import type { MimicTrace } from '../grad-mimic/trace.ts'

/** The name of the file in which a filter of ours keeps its scores. */
export const SCORES_FILE = 'scores.parquet'

/** What a filter made of one record: lists by epoch; NaN where there is no number. `mimic`: the mean raw score, `value`: what ranked it.
 * Of the rivals higher is better, as they rank, so losses are negative; `reference_loss` too. */
export type ScoredRecord = {
  place: number
  id: string
  source: string | null
  outcome: string
  value: number
  mimic: number
  m: number[]
  w: number[]
  loss: number[]
  step: number[]
  votes: number[]
  small_loss_mean: number
  small_loss_last: number
  reference_loss: number
  random: number
}

/** The scores of a filter, record by record in the order in which they were read. */
export function scoredRecords(
  records: readonly { id: string; source: string | null }[],
  { epochs }: MimicTrace,
  { outcome, baselines }: Pick<Conclusion, 'outcome' | 'baselines'>,
): ScoredRecord[] {
  const means = meanOverEpochs(
    epochs.map(({ m }) => m),
    records.length,
  )
  return records.map(({ id, source }, place) => {
    const at = (values: Float64Array) => values[place] ?? Number.NaN
    return {
      ...{ place, id, source, outcome: outcome.decisions[place] ?? 'unknown' },
      ...{ value: at(outcome.values), mimic: at(means) },
      m: epochs.map(({ m }) => at(m)),
      w: epochs.map(({ w }) => at(w)),
      loss: epochs.map(({ loss }) => at(loss)),
      step: epochs.map(({ step }) => step[place] ?? -1),
      votes: outcome.votes.map((votes) => votes[place] ?? 0),
      small_loss_mean: at(baselines['small-loss-mean']),
      small_loss_last: at(baselines['small-loss-last']),
      reference_loss: at(baselines['reference-loss']),
      random: at(baselines.random),
    }
  })
}
