import { expect, test } from '@playwright/test'
import { typedName } from './typed-name.ts'

const hex = 'e2f58dc424c852d8d7ebeff6da81211eb7d12cb94acc23d22f0ed9e0f8282517'

for (const text of [`sha256:${hex}`, hex, hex.toUpperCase(), ` sha256:${hex} `])
  test(`"${text.slice(0, 24)}…" names a digest`, () => expect(typedName(text)?.cited.digest).toBe(`sha256:${hex}`))

for (const text of ['10.5281/zenodo.6615455', 'doi:10.5281/zenodo.6615455', 'https://doi.org/10.5281/zenodo.6615455'])
  test(`"${text}" names a DOI`, () => expect(typedName(text)?.cited.doi).toBe('10.5281/zenodo.6615455'))

test('org/name names a dataset, org/name@label a version', () => {
  expect(typedName('colophon/moby-dick')?.path).toBe('colophon/moby-dick')
  expect(typedName('colophon/moby-dick@1.0.0')?.cited).toMatchObject({ name: 'colophon/moby-dick', label: '1.0.0' })
})

test('the address of a page names what the page is about', () => {
  expect(typedName('https://example.org/datasets/colophon/moby-dick')?.path).toBe('colophon/moby-dick')
  expect(typedName('https://example.org/datasets/colophon/moby-dick/versions/1.0.0')?.cited.label).toBe('1.0.0')
})

for (const text of ['', 'whales', 'open text', 'cc-by-4.0', 'a/b c'])
  test(`"${text}" is words to search for`, () => expect(typedName(text)).toBeNull())
