import { exp } from '../engine/exp.ts'
import { log } from '../engine/log.ts'
import { splitInTwo, sumOf } from './kmeans1d.ts'
import { type SortedValues, sortValues } from './sorted-values.ts'
import { ABSTAIN, DROP, KEEP, type Votes } from './vote.ts'

const ROUNDS = 100
const FLOOR = 1e-6

/** One normal distribution of a mixture: its share of the records, its mean and its variance. */
export type Component = { share: number; mean: number; variance: number }

/** A mixture of two, the lower start first, and for each sorted value the posterior of the one with the higher mean. */
export type Mixture = { components: readonly [Component, Component]; posterior: Float64Array }

/**
 * Two normal distributions fitted to the values: started from the 2-means cut, no variance below a millionth of the whole one, exactly
 * 100 rounds of EM, then one more E-step. Null where the cut is null: all values are equal.
 */
export function fitMixture(sorted: SortedValues): Mixture | null {
  const split = splitInTwo(sorted)
  if (split === null) return null
  const { values } = sorted
  const floor = FLOOR * varianceOf(values)
  const fit = (upper: Float64Array, before: readonly [Component, Component]) =>
    [
      component(
        values,
        upper.map((q) => 1 - q),
        floor,
        before[0],
      ),
      component(values, upper, floor, before[1]),
    ] as const
  const start: Component = { share: 0, mean: 0, variance: floor }
  let components = fit(
    values.map((_, rank) => (rank < split.below ? 0 : 1)),
    [start, start],
  )
  for (let round = 0; round < ROUNDS; round += 1) components = fit(upperPosterior(values, components), components)
  const upper = upperPosterior(values, components)
  const turned = components[0].mean > components[1].mean
  return { components, posterior: turned ? upper.map((q) => 1 - q) : upper }
}

/** An epoch's votes by a mixture of two on the raw scores: keep where the higher one's posterior is over a half. All equal: all abstain. */
export function voteByMixture(scores: Float64Array): Votes {
  const sorted = sortValues(scores)
  const mixture = fitMixture(sorted)
  const votes = new Int8Array(scores.length).fill(ABSTAIN)
  mixture?.posterior.forEach((q, rank) => {
    votes[sorted.places[rank] ?? 0] = q > 0.5 ? KEEP : DROP
  })
  return votes
}

/** Weighted share, mean and variance. A distribution that no value belongs to any more keeps its place with the share 0. */
function component(values: Float64Array, weights: Float64Array, floor: number, before: Component): Component {
  const weight = sumOf(weights)
  if (weight === 0) return { ...before, share: 0 }
  const mean = sumOf(values.map((value, rank) => value * (weights[rank] ?? 0))) / weight
  const spread = sumOf(values.map((value, rank) => (value - mean) * (value - mean) * (weights[rank] ?? 0))) / weight
  return { share: weight / values.length, mean, variance: Math.max(floor, spread) }
}

function upperPosterior(values: Float64Array, [lower, upper]: readonly [Component, Component]): Float64Array {
  const odds = log(upper.share / lower.share) - log(upper.variance / lower.variance) / 2
  return values.map((value) => {
    const [below, above] = [value - lower.mean, value - upper.mean]
    const said = odds + (below * below) / (2 * lower.variance) - (above * above) / (2 * upper.variance)
    return 1 / (1 + exp(-said))
  })
}

function varianceOf(values: Float64Array): number {
  const mean = sumOf(values) / values.length
  return sumOf(values.map((value) => (value - mean) * (value - mean))) / values.length
}
