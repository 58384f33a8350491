import { sortValues } from './sorted-values.ts'

/**
 * How far two scores put the same records in the same order: Spearman’s ρ, −1 to 1, equal values sharing their mean rank. Over the records that have both. Null:
 * fewer than two have, or one of the scores is the same for all.
 */
export function rankCorrelation(one: Float64Array, other: Float64Array): number | null {
  const both = Array.from(one.keys()).filter((place) => !Number.isNaN(one[place]) && !Number.isNaN(other[place]))
  const ranks = (values: Float64Array) => ranksOf(Float64Array.from(both, (place) => values[place] ?? 0))
  const [a, b] = [ranks(one), ranks(other)]
  const middle = (both.length + 1) / 2
  let [product, ofOne, ofOther] = [0, 0, 0]
  for (let place = 0; place < both.length; place += 1) {
    const [x, y] = [(a[place] ?? 0) - middle, (b[place] ?? 0) - middle]
    product += x * y
    ofOne += x * x
    ofOther += y * y
  }
  return ofOne === 0 || ofOther === 0 ? null : product / Math.sqrt(ofOne * ofOther)
}

/** The rank of each value from 1; equal ones share the mean of theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const { values: sorted, places } = sortValues(values)
  const ranks = new Float64Array(values.length)
  let from = 0
  while (from < sorted.length) {
    let to = from
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1
    for (let at = from; at < to; at += 1) ranks[places[at] ?? 0] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}
