import { expect, test } from '@playwright/test'
import { binName, binOf } from './distribution.ts'

test('a mean lies in the bin that begins at or below it; 1 is in the last one', () => {
  expect([0, 0.05, 0.1, 0.3, 0.6, 0.7, 0.99, 1].map(binOf)).toEqual([0, 0, 1, 3, 6, 7, 9, 9])
  expect([binName(0), binName(9)]).toEqual(['0.0 to 0.1', '0.9 to 1.0'])
})
