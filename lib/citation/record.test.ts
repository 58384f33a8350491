import { expect, test } from '@playwright/test'
import { MINIMAL_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationKey, citationRecord } from './record.ts'

test('without creators the publisher is the author, and without a publisher the organisation', () => {
  expect(citationRecord({ ...MINIMAL_VERSION, publisher: 'Acme Labs' }).author).toEqual([{ literal: 'Acme Labs' }])
  expect(citationRecord(MINIMAL_VERSION).author).toEqual([{ literal: 'acme' }])
  expect(citationRecord(MINIMAL_VERSION).publisher).toBe('acme')
})

test('the record carries version and digest, the digest also where CSL users see it', () => {
  const record = citationRecord(RICH_VERSION)
  expect(record.version).toBe(RICH_VERSION.label)
  expect(record.custom.digest).toBe(RICH_VERSION.digest)
  expect(record.note).toBe(RICH_VERSION.digest)
})

test('a DOI stands bare, and what is not a DOI is not taken for one', () => {
  const withDoi = (value: string) => citationRecord({ ...MINIMAL_VERSION, identifiers: [{ scheme: 'doi', value }] }).DOI
  expect(withDoi('https://doi.org/10.5281/zenodo.1')).toBe('10.5281/zenodo.1')
  expect(withDoi('not a DOI')).toBeUndefined()
  expect(citationRecord(MINIMAL_VERSION).DOI).toBeUndefined()
})

test('a creator named twice is one author', () => {
  const [creator] = RICH_VERSION.creators
  const creators = creator === undefined ? [] : [creator, { ...creator }]
  expect(citationRecord({ ...RICH_VERSION, creators }).author).toHaveLength(1)
})

for (const [organization, name, label, key] of [
  ['common-pile', 'common_pile', 'v0.1', 'commonpile_common_pile_v0_1'],
  ['commonpile', 'common_pile', 'v0.1', 'commonpile_common_pile_v0_1'],
  ['acme', 'tiny', '2024-04', 'acme_tiny_2024_04'],
  ['a.b', 'c', '1.0+x', 'ab_c_1_0_x'],
] as const)
  test(`the key of ${organization}/${name}@${label} is ${key}`, () =>
    expect(citationKey({ organization, name, label })).toBe(key))
