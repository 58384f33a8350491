import { expect, test } from '@playwright/test'
import { printBytes, printCount, printDuration } from './amount.ts'

test('bytes are shown in powers of 1,000, with two digits at least', () => {
  const shown = [0, 1, 999, 1000, 9949, 9950, 999_499, 999_500, 4_294_967_296, 2e15].map(printBytes)
  expect(shown).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '9.9 kB',
    '9.9 kB',
    '999 kB',
    '1.0 MB',
    '4.3 GB',
    '2.0 PB',
  ])
})

test('one is singular, and thousands are parted', () => {
  expect([printCount(1, 'file'), printCount(0, 'file'), printCount(100000, 'record')]).toEqual([
    '1 file',
    '0 files',
    '100,000 records',
  ])
})

test('a time to go is rounded up to whole seconds', () => {
  expect([0, 0.2, 59.5, 61, 3600, 36_061].map(printDuration)).toEqual([
    '0:00',
    '0:01',
    '1:00',
    '1:01',
    '1:00:00',
    '10:01:01',
  ])
})
