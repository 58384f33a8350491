import { expect, test } from '@playwright/test'
import { listAliases, listLicenseAddresses } from '#lib/license/alias-table.ts'
import { candidatesFor } from '#lib/license/candidates.ts'
import { findTerms, listTerms } from '#lib/license/terms.ts'

/** Names that stand for no one licence, and so have no terms of their own. */
const WITHOUT_A_LICENCE: Record<string, string> = {
  'CC BY': 'no version is stated',
  'CC BY SA': 'no version is stated',
  'CC BY-NC-ND': 'no version is stated',
  'CC BY-NC-SA': 'no version is stated',
  'CC BY-SA': 'no version is stated',
}

test('licences.md §4: every name of the lists has terms in the newest edition, or a reason why not', () => {
  const missing = listAliases().filter(({ spdx }) => spdx === null || findTerms(spdx) === null)
  expect(missing.map(({ key }) => key).sort()).toEqual(Object.keys(WITHOUT_A_LICENCE).sort())
})

test('every address of a licence has terms in the newest edition', () => {
  expect(listLicenseAddresses().filter(([, id]) => findTerms(id) === null)).toEqual([])
})

test('every candidate that is offered for an ambiguous name has terms', () => {
  const offered = new Set(listAliases().flatMap(candidatesFor))
  expect([...offered].filter((id) => findTerms(id) === null)).toEqual([])
})

test('one spelling for each licence: no two ids of the table differ only in case or by a sign', () => {
  const plain = listTerms().map(({ id }) =>
    id
      .toLowerCase()
      .replace(/^licenseref-/, '')
      .replace(/[^a-z0-9]/g, ''),
  )
  expect(plain.filter((id, place) => plain.indexOf(id) !== place)).toEqual([])
})

test('licences.md §4: 32 names of Hugging Face and 17 of the DPI had no terms in the given table', () => {
  const without = (list: string) =>
    listAliases().filter(
      ({ list: from, spdx }) => from === list && spdx !== null && findTerms(spdx, '2026-11-22') === null,
    ).length
  expect([without('hugging-face'), without('dpi')]).toEqual([32, 17])
})
