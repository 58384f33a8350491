import { expect, test } from '@playwright/test'
import { CHECK_EVERY_DAYS, firstCheckAt, nextCheckAt } from './schedule.ts'

const NOW = new Date('2026-06-30T12:00:00Z')
const ids = Array.from({ length: 900 }, (_, n) => `copy-${n}`)
const days = (from: Date) => (from.getTime() - NOW.getTime()) / 86_400_000

for (const [failures, wait] of [
  [1, 1],
  [2, 2],
  [3, 4],
  [7, 64],
  [8, CHECK_EVERY_DAYS],
  [500, CHECK_EVERY_DAYS],
] as const)
  test(`after ${failures} checks in a row that did not pass, the next comes in ${wait} days`, () => {
    expect(days(nextCheckAt({ copy: 'a', failures, at: NOW }))).toBe(wait)
  })

test('a copy that passed comes again within 81 to 90 days, always at the same hour; many are never due on one day', () => {
  const due = ids.map((copy) => days(nextCheckAt({ copy, failures: 0, at: NOW })))
  expect(Math.min(...due)).toBeGreaterThan(CHECK_EVERY_DAYS - 9)
  expect(Math.max(...due)).toBeLessThanOrEqual(CHECK_EVERY_DAYS)
  expect(due).toEqual(ids.map((copy) => days(nextCheckAt({ copy, failures: 0, at: NOW }))))
  const perDay = new Map<number, number>()
  for (const one of due) perDay.set(Math.floor(one), (perDay.get(Math.floor(one)) ?? 0) + 1)
  expect(Math.max(...perDay.values())).toBeLessThan(ids.length / 4)
})

test('many copies that came at once are first checked over the 90 days to come', () => {
  const due = ids.map((copy) => days(firstCheckAt(copy, NOW)))
  expect(Math.min(...due)).toBeGreaterThanOrEqual(1)
  expect(Math.max(...due)).toBeLessThan(CHECK_EVERY_DAYS + 1)
  expect(new Set(due.map(Math.floor)).size).toBeGreaterThan(80)
})
