import { expect, test } from '@playwright/test'
import { monthsOf, sharesOf, sumOf } from './months.ts'

const on = (day: string) => ({ asOf: new Date(`${day}T23:59:59Z`) })

test('each month has its last reading; a month in which nobody looked stays empty', () => {
  const months = monthsOf([on('2026-02-20'), on('2025-12-31'), on('2026-02-03')])
  expect(months.map(({ month, reading }) => [month, reading?.asOf.toISOString().slice(0, 10) ?? null])).toEqual([
    ['2025-12', '2025-12-31'],
    ['2026-01', null],
    ['2026-02', '2026-02-20'],
  ])
  expect(monthsOf([])).toEqual([])
})

test('tokens that nobody counted have no shares, and no sum', () => {
  const amount = (records: number, tokens: number | null) => ({ records, tokens })
  const words = {
    allowed: amount(1, null),
    disallowed: amount(3, null),
    unknown: amount(0, null),
    'on-hold': amount(0, null),
  }
  expect(sharesOf(words, 'records')).toMatchObject({ allowed: 0.25, disallowed: 0.75 })
  expect(sharesOf(words, 'tokens')).toMatchObject({ allowed: 0, disallowed: 0 })
  expect(sumOf([amount(1, 5), amount(2, null)])).toEqual(amount(3, null))
})
