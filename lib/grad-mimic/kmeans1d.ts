import { type SortedValues, sortValues } from './sorted-values.ts'
import { ABSTAIN, DROP, KEEP, type Votes } from './vote.ts'

/** A cut of sorted values in two: how many are below it, and the summed squared error of both groups about their means. */
export type Split = { below: number; error: number }

/**
 * The best cut of values in two groups (exact 1-D 2-means): the cut between unequal neighbours with the least summed squared error, of
 * equals the lower. The mean is subtracted first and prefix sums are float64. Null: all values are equal, or there are fewer than two.
 */
export function splitInTwo({ values }: SortedValues): Split | null {
  const count = values.length
  const mean = sumOf(values) / count
  const centred = values.map((value) => value - mean)
  const [total, squares] = [sumOf(centred), sumOf(centred.map((value) => value * value))]
  let best: Split | null = null
  let sum = 0
  for (let below = 1; below < count; below += 1) {
    sum += centred[below - 1] ?? 0
    if (values[below - 1] === values[below]) continue
    const error = squares - (sum * sum) / below - ((total - sum) * (total - sum)) / (count - below)
    if (best === null || error < best.error) best = { below, error }
  }
  return best
}

/**
 * An epoch's votes by 2-means on the raw scores: the upper group is kept. All abstain if all scores are equal; a score that is NaN
 * abstains.
 */
export function voteByKmeans(scores: Float64Array): Votes {
  const sorted = sortValues(scores)
  const split = splitInTwo(sorted)
  const votes = new Int8Array(scores.length).fill(ABSTAIN)
  if (split === null) return votes
  sorted.places.forEach((place, rank) => {
    votes[place] = rank < split.below ? DROP : KEEP
  })
  return votes
}

/** The sum of the values, in order. */
export function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
