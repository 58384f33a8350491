import { inBoth } from './overlap.ts'
import { topShare } from './ranking.ts'
import { sortValues } from './sorted-values.ts'

/** How well the flagged records are those known to be bad, each 0 to 1, where the truth is known (simulated noise). */
export type Detection = { precision: number; recall: number; f1: number }

/**
 * The area under the curve of a score that should be low for bad records: the chance that a bad one stands below a good one, a tie
 * counting a half (Mann–Whitney); 0.5 is what chance gives. Null: all records are bad, or none is, or none has a score. Records
 * without one (NaN) are left out.
 */
export function areaUnderCurve(values: Float64Array, bad: ReadonlySet<number>): number | null {
  const { values: sorted, places } = sortValues(values)
  let [rank, ranksOfGood, good] = [0, 0, 0]
  while (rank < sorted.length) {
    let end = rank
    while (end < sorted.length && sorted[end] === sorted[rank]) end += 1
    const here = places.subarray(rank, end).filter((place) => !bad.has(place)).length
    ranksOfGood += here * ((rank + 1 + end) / 2)
    good += here
    rank = end
  }
  const wrong = sorted.length - good
  if (good === 0 || wrong === 0) return null
  return (ranksOfGood - (good * (good + 1)) / 2) / (good * wrong)
}

/** Precision, recall and F1 of a set of flagged records against those known to be bad. Nothing flagged and nothing bad: 1. */
export function detection(flagged: ReadonlySet<number>, bad: ReadonlySet<number>): Detection {
  const hits = inBoth(flagged, bad).size
  const precision = flagged.size === 0 ? (bad.size === 0 ? 1 : 0) : hits / flagged.size
  const recall = bad.size === 0 ? 1 : hits / bad.size
  return {
    precision,
    recall,
    f1: hits === 0 ? (bad.size + flagged.size === 0 ? 1 : 0) : (2 * hits) / (flagged.size + bad.size),
  }
}

/** The detection when the number of bad records is known: the lowest values, as many as there are bad ones, are flagged ("top-k"). */
export function detectionAtKnownRate(values: Float64Array, bad: ReadonlySet<number>): Detection {
  const share = bad.size / values.length
  return detection(
    topShare(
      values.map((value) => -value),
      share,
    ),
    bad,
  )
}
