import { expect, test } from '@playwright/test'
import { lowestOf } from './facets.ts'

test('a version that was never assessed is in a band of its own, not in that of 0', () => {
  expect([null, 0, 0.01, 0.25, 0.49, 0.5, 1].map(lowestOf)).toEqual([
    'not-scored',
    'zero',
    'below-quarter',
    'quarter-to-half',
    'quarter-to-half',
    'half-or-more',
    'half-or-more',
  ])
})
