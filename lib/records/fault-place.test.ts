import { expect, test } from '@playwright/test'
import { faultPlace } from './fault-place.ts'

for (const [row, column, words] of [
  [1200, 'digest', 'row 1,200, column digest'],
  [3, '', 'row 3'],
  [0, 'url', 'column url'],
  [0, '', 'the file'],
] as const)
  test(`a fault in row ${row} and column ${JSON.stringify(column)} is at: ${words}`, () => {
    expect(faultPlace({ row, column })).toBe(words)
  })
