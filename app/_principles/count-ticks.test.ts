import { expect, test } from '@playwright/test'
import { countTicks } from './count-ticks.ts'

test('an axis of counts begins at 0, has whole steps, and ends at or above the most', () => {
  expect(countTicks(0)).toEqual([0, 1])
  expect(countTicks(1)).toEqual([0, 1])
  expect(countTicks(4)).toEqual([0, 1, 2, 3, 4])
  expect(countTicks(7)).toEqual([0, 2, 4, 6, 8])
  expect(countTicks(180)).toEqual([0, 50, 100, 150, 200])
  expect(countTicks(100_000)).toEqual([0, 50_000, 100_000])
})
