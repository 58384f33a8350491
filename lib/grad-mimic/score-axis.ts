import type { FilterOutcome } from './filter.ts'
import type { FilterSettings } from './filter-settings.ts'
import { meanOverEpochs } from './mean-over-epochs.ts'
import type { MimicTrace } from './trace.ts'

/**
 * What records are set out by where a filter is drawn, by record index; NaN: met by no step. `weight`: the weight over the weight that each of its batch would
 * have if all were alike (1/b), mean over the epochs; `score`: the mean raw score. `threshold`: the value from which on one is kept, where there is one line;
 * else null. With several epochs that vote, a record near the line may fall on either side of it.
 */
export type ScoreAxis = { of: 'weight' | 'score'; values: Float64Array; threshold: number | null }

/** How the records of a filter are set out: by weight where the weight decides, else by score. */
export function scoreAxis(
  { epochs, steps }: MimicTrace,
  { binarise, aggregate, keepRule }: FilterSettings,
  { decisions }: Pick<FilterOutcome, 'decisions'>,
): ScoreAxis {
  if (binarise === 'threshold' && aggregate.kind !== 'mean') {
    const sizes = new Map(steps.map(({ step, size }) => [step, size]))
    const relative = epochs.map(({ w, step }) =>
      w.map((weight, place) => weight * (sizes.get(step[place] ?? -1) ?? Number.NaN)),
    )
    return {
      of: 'weight',
      values: meanOverEpochs(relative, decisions.length),
      threshold: keepRule.kind === 'half' ? 1 : null,
    }
  }
  const values = meanOverEpochs(
    epochs.map(({ m }) => m),
    decisions.length,
  )
  const isRanked = aggregate.kind === 'mean' && keepRule.kind === 'top'
  const kept = values.filter((value, place) => decisions[place] === 'keep' && !Number.isNaN(value))
  return { of: 'score', values, threshold: isRanked && kept.length > 0 ? kept.reduce((a, b) => Math.min(a, b)) : null }
}
