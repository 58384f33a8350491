import { expect, test } from '@playwright/test'
import { licenseFact, licenseFactReader } from './license-fact.ts'

for (const [expression, open, isExactSpdx, isPublicDomain] of [
  ['CC-BY-4.0', 'yes', true, false],
  ['CC0-1.0', 'yes', true, true],
  ['CC-PDM-1.0', 'yes', true, true],
  ['CC-BY-NC-4.0', 'no', true, false],
  ['CC0-1.0 OR CC-BY-NC-4.0', 'yes', true, true],
  ['LicenseRef-Custom', 'unknown', false, false],
  ['NOASSERTION', 'unknown', false, false],
  ['NONE', 'no', false, false],
  ['no licence at all', 'unknown', false, false],
] as const)
  test(`${expression}: open ${open}, exact ${isExactSpdx}, public domain ${isPublicDomain}`, () =>
    expect(licenseFact(expression)).toMatchObject({ expression, open, isExactSpdx, isPublicDomain }))

test('the conditions of a licence are told, and a reader answers as the rule does', () => {
  const read = licenseFactReader()
  expect(licenseFact('CC-BY-4.0').conditions.length).toBeGreaterThan(0)
  expect(licenseFact('CC0-1.0').conditions).toEqual([])
  expect(read('CC-BY-4.0')).toBe(read('CC-BY-4.0'))
  expect(read('CC-BY-SA-4.0')).toEqual(licenseFact('CC-BY-SA-4.0'))
})
