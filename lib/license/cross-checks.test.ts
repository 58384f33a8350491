import { expect, test } from '@playwright/test'
import { CROSS_CHECKED_TABLES, crossChecksOf } from './cross-checks.ts'
import { findTerms, listTerms } from './terms.ts'

test('a licence has the tables that know it, with its own differences alone', () => {
  const checks = crossChecksOf('EPL-2.0')
  expect(checks.map(({ id }) => id)).toEqual(['choosealicense', 'dalicc', 'okfn', 'osadl'])
  expect(checks.flatMap(({ differences }) => differences).every(({ id }) => id === 'EPL-2.0')).toBe(true)
  expect(checks.find(({ id }) => id === 'choosealicense')?.differences).toEqual([])
})

test('a licence that no table knows has no check', () => {
  expect(crossChecksOf('LicenseRef-gemma')).toEqual([])
})

test('every licence compared has terms, and the letters C, D and O of what came later stand where a table knows it', () => {
  const compared = (table: string) => CROSS_CHECKED_TABLES.find(({ id }) => id === table)?.compared ?? []
  for (const id of CROSS_CHECKED_TABLES.flatMap((table) => table.compared)) expect(findTerms(id), id).not.toBeNull()
  for (const { id, basis } of listTerms().filter(({ since }) => since > '2026-11-22')) {
    if (basis.includes('C')) expect(compared('choosealicense'), id).toContain(id)
    if (basis.includes('D')) expect(compared('dalicc'), id).toContain(id)
    if (basis.includes('O')) expect(compared('okfn'), id).toContain(id)
  }
})
