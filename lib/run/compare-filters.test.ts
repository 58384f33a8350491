import { expect, test } from '@playwright/test'
import { compareFilters, type FilteredRecord } from './compare-filters.ts'

const side = (...told: [string, FilteredRecord['decision'], number][]) =>
  told.map(([id, decision, score]) => ({ id, decision, score }))

test('two filters are compared on the records that both judged; what could not be told stays', () => {
  const ours = side(
    ['a', 'drop', -2],
    ['b', 'drop', -1],
    ['c', 'keep', 1],
    ['d', 'unknown', Number.NaN],
    ['x', 'keep', 9],
  )
  const theirs = side(['d', 'keep', 5], ['c', 'drop', 2], ['b', 'keep', 3], ['a', 'drop', 1])
  expect(compareFilters(ours, theirs)).toEqual({
    ...{ shared: 4, alone: { ours: 1, theirs: 0 }, stay: 1, ours: 1, theirs: 1, dropped: 1 },
    overlap: { dropped: { both: 1, jaccard: 1 / 3 }, kept: { both: 1, jaccard: 1 / 3 } },
    correlation: 0.5,
  })
})

test('filters of other records share none, and nothing is said of their order', () => {
  expect(compareFilters(side(['a', 'keep', 1]), side(['b', 'keep', 1]))).toMatchObject({
    ...{ shared: 0, alone: { ours: 1, theirs: 1 }, correlation: null },
  })
})
