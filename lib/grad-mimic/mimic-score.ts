import { exp } from '../engine/exp.ts'

/**
 * How a score is measured, and whether it re-weights training. `proj`: the length of −g along v; `cos`: the cosine between them.
 * Named alone, the score is only recorded and training stays plain; `normed_`: the softmax of a batch's scores weighs its
 * gradients.
 */
export const METHODS = ['normed_proj', 'proj', 'normed_cos', 'cos'] as const
export type Method = (typeof METHODS)[number]

/** m = −⟨g, v⟩ / ‖v‖ of each sample, from ⟨g, v⟩, into `scores` (it may be `inner`). With ‖v‖ = 0 every score is 0. */
export function projections(
  inner: Float64Array,
  norm: number,
  scores: Float64Array = new Float64Array(inner.length),
): Float64Array {
  if (norm === 0) return scores.fill(0)
  for (let sample = 0; sample < inner.length; sample += 1) scores[sample] = -(inner[sample] ?? 0) / norm
  return scores
}

/** −⟨g, v⟩ / (‖g‖ ‖v‖) of each sample; 0 where either has no length. */
export function cosines(inner: Float64Array, gradientNorms: Float64Array, norm: number): Float64Array {
  return inner.map((each, sample) => {
    const length = (gradientNorms[sample] ?? 0) * norm
    return length === 0 ? 0 : -each / length
  })
}

/** The sum of the rows of each sample: rows in order, `sampleOf` names each row's sample from 0. */
export function sumBySample(terms: Float64Array, sampleOf: ArrayLike<number>, samples: number): Float64Array {
  const sums = new Float64Array(samples)
  terms.forEach((term, row) => {
    const sample = sampleOf[row] ?? 0
    sums[sample] = (sums[sample] ?? 0) + term
  })
  return sums
}

/** w = softmax(m/τ) over a batch, into `weights`: the largest is taken off first; sums in order. Of one sample: 1. */
export function batchWeights(
  m: Float64Array,
  temperature: number,
  weights: Float64Array = new Float64Array(m.length),
): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  for (let sample = 0; sample < m.length; sample += 1) top = Math.max(top, m[sample] ?? 0)
  let sum = 0
  for (let sample = 0; sample < m.length; sample += 1) {
    const raised = exp(((m[sample] ?? 0) - top) / temperature)
    weights[sample] = raised
    sum += raised
  }
  for (let sample = 0; sample < m.length; sample += 1) weights[sample] = (weights[sample] ?? 0) / sum
  return weights
}
