import { expect, test } from '@playwright/test'
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDay,
  formatMonth,
  formatPlural,
  formatShare,
  formatShort,
  formatShortDate,
  formatSpan,
  formatTime,
} from './format.ts'

/** No-break spaces are written as `_` here. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', '_')
}

test('a date in prose, in evidence, in a table', () => {
  expect(plain(formatDate('2026-06-05'))).toBe('5_June 2026')
  expect(plain(formatShortDate('2026-06-05'))).toBe('5_Jun_2026')
  expect(formatDay('2026-06-05T23:30:00Z')).toBe('2026-06-05')
  expect(formatMonth(new Date('2026-06-05'))).toBe('2026-06')
})

test('a time carries UTC, whatever zone it was written in', () => {
  expect(plain(formatTime('2026-06-05T00:30:00+02:00'))).toBe('2026-06-04_22:30_UTC')
})

test('text that is no date is shown as it is', () => {
  expect(formatDate('summer 2026')).toBe('summer 2026')
  expect(formatDay('')).toBe('')
})

test('counts are grouped', () => {
  expect(formatCount(392118406)).toBe('392,118,406')
  expect(formatCount(9007199254740993n)).toBe('9,007,199,254,740,993')
  expect(plain(formatPlural(1, 'record', 'records'))).toBe('1_record')
  expect(plain(formatPlural(0, 'record', 'records'))).toBe('0_records')
})

for (const [count, text] of [
  [9999, '9,999'],
  [10_000, '10_k'],
  [999_499, '999_k'],
  [999_500, '1_M'],
  [392_118_406, '392_M'],
  [22_500_000_000, '22.5_B'],
  [1_020_000_000_000, '1.02_T'],
] as const) {
  test(`${count} in short is ${text}`, () => expect(plain(formatShort(count))).toBe(text))
}

for (const [bytes, text] of [
  [0, '0_bytes'],
  [1, '1_byte'],
  [999, '999_bytes'],
  [1000, '1_kB'],
  [999_999, '1_MB'],
  [1_860_000_000_000, '1.86_TB'],
] as const) {
  test(`${bytes} bytes are written ${text}`, () => expect(plain(formatBytes(bytes))).toBe(text))
}

for (const [share, text] of [
  [0, '0_%'],
  [1, '100_%'],
  [0.973, '97.3_%'],
  [0.3, '30.0_%'],
  [0.0004, '<_0.1_%'],
  [0.0006, '0.1_%'],
  [0.9994, '99.9_%'],
  [0.9996, '>_99.9_%'],
] as const) {
  test(`a share of ${share} is written ${text}`, () => expect(plain(formatShare(share))).toBe(text))
}

test('only a true whole is 100 % when no decimals are asked for', () => {
  expect(plain(formatShare(0.996, 0))).toBe('>_99_%')
  expect(plain(formatShare(0.58, 0))).toBe('58_%')
})

for (const [seconds, text] of [
  [0.2, 'under 1_s'],
  [45, '45_s'],
  [360, '6_min'],
  [7500, '2_h 5_min'],
  [7200, '2_h'],
  [259_200, '3_days'],
] as const) {
  test(`${seconds} seconds are written ${text}`, () => expect(plain(formatSpan(seconds))).toBe(text))
}
