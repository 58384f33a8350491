import { expect, test } from '@playwright/test'
import { LicenseStatement } from '../license/statement.ts'
import { sharesByFamily } from './shares-by-family.ts'

const source = (value: number | null, expression?: string, unit: 'tokens' | 'bytes' = 'tokens') => ({
  share: value === null ? null : { unit, value },
  licenses: expression === undefined ? [] : [LicenseStatement.parse({ raw: expression, expression })],
})

test('shares add up by the family of each source', () => {
  const { unit, shares } = sharesByFamily([source(0.5, 'CC0-1.0'), source(0.25, 'CC-BY-SA-4.0'), source(0.25)]) ?? {}
  expect([unit, shares]).toEqual(['tokens', { open: 0.5, 'open-with-conditions': 0.25, restricted: 0, unknown: 0.25 }])
})

test('what the sources leave open is unknown, never open', () => {
  expect(sharesByFamily([source(0.5, 'CC0-1.0'), source(null, 'CC0-1.0')])?.shares.unknown).toBe(0.5)
})

test('shares of different things are not added', () => {
  expect(sharesByFamily([source(0.5, 'CC0-1.0', 'tokens'), source(0.5, 'CC0-1.0', 'bytes')])).toBeNull()
})

test('without a share nothing can be told', () => {
  expect(sharesByFamily([source(null, 'CC0-1.0')])).toBeNull()
  expect(sharesByFamily([])).toBeNull()
})
