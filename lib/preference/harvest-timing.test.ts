import { expect, test } from '@playwright/test'
import { againAfter, freshUntil, silentUntil, watchStep } from './harvest-timing.ts'

const NOW = new Date('2026-06-05T12:00:00Z')
const MINUTES = 60_000
const after = (date: Date | null) => (date === null ? null : (date.getTime() - NOW.getTime()) / MINUTES)

test('what failed is asked again after 1 min, 10 min, 1 h, 6 h, then daily', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map((failures) => after(againAfter(failures, NOW)))).toEqual([
    1,
    10,
    60,
    360,
    ...Array(3).fill(1440),
  ])
})

test('what was read is fresh for 1, 7, 30 days while it stays as it is', () => {
  expect([0, 1, 2, 3, 99].map((steady) => (after(freshUntil(steady, NOW)) ?? 0) / 1440)).toEqual([1, 7, 30, 30, 30])
})

for (const [text, minutes] of [
  ['120', 2],
  ['0', null],
  ['-5', null],
  ['', null],
  ['soon', null],
  ['Fri, 05 Jun 2026 13:00:00 GMT', 60],
  ['Fri, 05 Jun 2026 11:00:00 GMT', null],
  ['9999999999', 30 * 1440],
] as const)
  test(`RFC 9110 §10.2.3: Retry-After "${text}" is a silence of ${minutes ?? 'no'} minutes`, () => {
    expect(after(silentUntil([['Retry-After', text]], NOW))).toBe(minutes)
  })

test('who says nothing asks for no silence', () => expect(silentUntil([], NOW)).toBeNull())

test('under watch, the same again waits longer, a change begins anew, and a failure leaves the count as it was', () => {
  const same = watchStep({ steady: 1, failures: 0 }, 'same', NOW)
  expect([same.steady, after(same.dueAt)]).toEqual([2, 30 * 1440])
  const changed = watchStep({ steady: 5, failures: 2 }, 'changed', NOW)
  expect([changed.steady, changed.failures, after(changed.dueAt)]).toEqual([0, 0, 1440])
  const unread = watchStep({ steady: 2, failures: 1 }, 'unread', NOW)
  expect([unread.steady, unread.failures, after(unread.dueAt)]).toEqual([2, 2, 10])
})
