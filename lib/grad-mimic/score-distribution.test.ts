import { expect, test } from '@playwright/test'
import { exampleRecords } from './example-records.ts'
import { traceOf } from './example-trace.ts'
import { filterRecords } from './filter.ts'
import { FilterSettings } from './filter-settings.ts'
import { rankCorrelation } from './rank-correlation.ts'
import { scoreAxis } from './score-axis.ts'
import { ScoreDistribution, scoreDistribution } from './score-distribution.ts'

/** Ten records in one batch of one epoch; the weights of the first five are under 1/10. */
const WEIGHTS = [0.01, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15, 0.17, 0.19]
const TRACE = traceOf([WEIGHTS.map((weight) => weight * 100)], 10, [WEIGHTS])
const RECORDS = WEIGHTS.map((_, place) => ({ id: `r${place}`, source: null }))

function drawn(settings: object, trace = TRACE) {
  const parsed = FilterSettings.parse(settings)
  const outcome = filterRecords(trace, parsed)
  const axis = scoreAxis(trace, parsed, outcome)
  return { outcome, axis, bins: scoreDistribution(axis, outcome) }
}

test('by weights the line is at the uniform weight, on the edge of a bin, and every record is in one', () => {
  const { bins } = drawn({})
  expect(ScoreDistribution.parse(bins)).toMatchObject({ of: 'weight', threshold: 1 })
  expect(bins?.bins.some(({ from }) => from === 1)).toBe(true)
  expect(bins?.bins.filter(({ to }) => to <= 1).reduce((sum, { dropped }) => sum + dropped, 0)).toBe(5)
  expect(bins?.bins.filter(({ from }) => from >= 1).reduce((sum, { kept }) => sum + kept, 0)).toBe(5)
})

test('by a share of the mean score the line is the lowest that was kept; by votes on raw scores there is none', () => {
  const ranked = drawn({ aggregate: { kind: 'mean' }, keepRule: { kind: 'top', share: 0.3 } })
  expect(ranked.bins).toMatchObject({ of: 'score', threshold: 15 })
  expect(drawn({ binarise: 'kmeans1d' }).bins).toMatchObject({ of: 'score', threshold: null })
})

test('weights that differ by nothing but rounding are one bin, and so are scores of next to nothing', () => {
  const near = [0.5 - 1e-16, 0.5 + 2e-16]
  const { bins } = drawn({}, traceOf([[1, 2]], 2, [near]))
  expect(ScoreDistribution.parse(bins).bins).toMatchObject([{ from: 1, kept: 1, dropped: 1 }])
  const tiny = drawn({ binarise: 'kmeans1d' }, traceOf([[0, 5e-324]], 2))
  expect(ScoreDistribution.parse(tiny.bins).bins).toHaveLength(1)
})

test('scores that are all alike are one bin; where none was met there is no drawing', () => {
  expect(drawn({}, traceOf([[2, 2]], 2, [[0.5, 0.5]])).bins?.bins).toMatchObject([{ from: 1, unknown: 2 }])
  const unmet = traceOf([[1, 2]], 2)
  for (const { m, w } of unmet.epochs) {
    m.fill(Number.NaN)
    w.fill(Number.NaN)
  }
  expect(drawn({}, unmet).bins).toBeNull()
})

test('records to look at are of both ends and of where it divides, ascending, then those that could not be told', () => {
  const { outcome, axis } = drawn({})
  expect(exampleRecords(RECORDS, axis, outcome).map(({ id, decision }) => `${id} ${decision}`)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => `r${place} ${place < 5 ? 'drop' : 'keep'}`),
  )
  const abstained = drawn({}, traceOf([[1, 1, 1]], 3, [[1 / 3, 1 / 3, 1 / 3]]))
  expect(exampleRecords(RECORDS, abstained.axis, abstained.outcome)).toMatchObject(
    ['r0', 'r1', 'r2'].map((id) => ({ id, decision: 'unknown', votes: { keep: 0, of: 0 } })),
  )
})

test('a record whose id is too long to be told is not among those to look at', () => {
  const { outcome, axis } = drawn({})
  const long = RECORDS.map((record, place) => (place === 0 ? { ...record, id: 'x'.repeat(1001) } : record))
  expect(exampleRecords(long, axis, outcome).map(({ id }) => id)).not.toContain(long[0]?.id)
})

test('two orders agree from −1 to 1: ties share their rank, and a record without one of the scores does not count', () => {
  const of = (...values: number[]) => Float64Array.from(values)
  expect(rankCorrelation(of(1, 2, 3), of(10, 20, 90))).toBe(1)
  expect(rankCorrelation(of(1, 2, 3, 4), of(4, 3, 2, Number.NaN))).toBe(-1)
  expect(rankCorrelation(of(1, 1, 2, 3), of(1, 2, 3, 3))).toBeCloseTo(8 / 9, 12)
  expect(rankCorrelation(of(1, 1), of(1, 2))).toBeNull()
  expect(rankCorrelation(of(1), of(2))).toBeNull()
})
