import { expect, test } from '@playwright/test'
import { formatValue, ticksOf } from './ticks.ts'

test('a scale is marked with round values inside it', () => {
  expect(ticksOf(1.87, 4.52, 4)).toEqual([2, 3, 4])
  expect(ticksOf(0, 100_000, 4)).toEqual([0, 50_000, 100_000])
  expect(ticksOf(0.0003, 0.0011, 4)).toEqual([0.0004, 0.0006, 0.0008, 0.001])
  expect(ticksOf(-3, 3, 4)).toEqual([-2, 0, 2])
  expect(ticksOf(5, 5, 4)).toEqual([5])
})

test('a value is written short, very small and very large ones by power', () => {
  expect([0, 2.02146, 0.0003, 491_520, 49_152_000_000, -0.25].map(formatValue)).toEqual([
    '0',
    '2.021',
    '3.00e-4',
    '491,500',
    '4.92e10',
    '-0.25',
  ])
})
