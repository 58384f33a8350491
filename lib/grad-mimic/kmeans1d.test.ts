import { expect, test } from '@playwright/test'
import { splitInTwo, voteByKmeans } from './kmeans1d.ts'
import { sortValues } from './sorted-values.ts'

const VALUES = Float64Array.of(-2, -1.6, -1.9, -0.4, 0.7, 1.1, 0.9, 1.4)

test('the cut with the least squared error: after −0.4, with 1.895', () => {
  const split = splitInTwo(sortValues(VALUES))
  expect(split?.below).toBe(4)
  expect(split?.error).toBeCloseTo(1.895, 12)
  expect([...voteByKmeans(VALUES)]).toEqual([-1, -1, -1, -1, 1, 1, 1, 1])
})

test('of two cuts that are as good the lower is taken', () => {
  expect(splitInTwo(sortValues(Float64Array.of(0, 1, 2)))).toEqual({ below: 1, error: 0.5 })
})

test('equal values are never cut apart', () => {
  expect([...voteByKmeans(Float64Array.of(1, 5, 1, 1, 5))]).toEqual([-1, 1, -1, -1, 1])
})

test('where all are equal, or there are fewer than two, all abstain; what was not met abstains', () => {
  expect([...voteByKmeans(Float64Array.of(3, 3, 3))]).toEqual([0, 0, 0])
  expect([...voteByKmeans(Float64Array.of(3))]).toEqual([0])
  expect([...voteByKmeans(Float64Array.of())]).toEqual([])
  expect([...voteByKmeans(Float64Array.of(1, Number.NaN, 2))]).toEqual([-1, 0, 1])
})
