import { sortValues } from './sorted-values.ts'

/** How many records a share of them is: the nearest whole number, a half goes up. */
function countOfShare(share: number, records: number): number {
  return Math.floor(share * records + 0.5)
}

/** The places of the records with the highest values, that share of those that have one; of equal values the lower place first. */
export function topShare(values: Float64Array, share: number): Set<number> {
  const ranked = sortValues(values.map((value) => -value)).places
  return new Set(ranked.subarray(0, countOfShare(share, ranked.length)))
}

/**
 * The places of the records with the lowest values, that share of those that have one; of equal values the higher place first, so
 * that it is what the top leaves.
 */
export function bottomShare(values: Float64Array, share: number): Set<number> {
  const ranked = sortValues(values.map((value) => -value)).places
  return new Set(ranked.subarray(ranked.length - countOfShare(share, ranked.length)))
}
