import { expect, test } from '@playwright/test'
import type { Creator } from '../dataset/schema.ts'
import { apaInText, printApa } from './apa.ts'
import { MINIMAL_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'

const person = (name: string): Creator => ({ name, kind: 'person', orcid: null, affiliation: '' })
const pass = {
  ...RICH_VERSION,
  title: 'PASS',
  label: '3.0.0',
  releaseDate: '2022-06-06',
  publisher: 'Zenodo',
  accessed: null,
  creators: [person('Yuki M. Asano'), person('Christian Rupprecht')],
  identifiers: [{ scheme: 'doi', value: '10.5281/zenodo.6615455' }],
}

test('the reference line has authors, year, title, version, [Data set], publisher, DOI and the whole digest', () =>
  expect(printApa(citationRecord(pass))).toBe(
    `Asano, Y. M., & Rupprecht, C. (2022). PASS (Version 3.0.0) [Data set]. Zenodo. https://doi.org/10.5281/zenodo.6615455 (${pass.digest})\n`,
  ))

test('in running text: authors, year, version and 12 hex digits', () =>
  expect(apaInText(citationRecord(pass))).toBe('(Asano & Rupprecht, 2022, Version 3.0.0, sha256:0b03c1f9a4d7)'))

test('APA 7 §9.29: a publisher that is the author is not named twice', () =>
  expect(printApa(citationRecord(MINIMAL_VERSION))).toBe(
    `acme. (2024). tiny (Version 1) [Data set]. ${MINIMAL_VERSION.url} (${MINIMAL_VERSION.digest})\n`,
  ))

test('a date accessed, if there is one, stands before the address', () =>
  expect(printApa(citationRecord({ ...pass, accessed: '2026-06-05' }))).toContain(
    'Retrieved June 5, 2026, from https://',
  ))

test('APA 7 §9.8: of more than 20 authors the first 19 and the last are named', () => {
  const creators = Array.from({ length: 21 }, (_, index) => person(`Ann ${'abcdefghijklmnopqrstu'.charAt(index)}x`))
  const named = printApa(
    citationRecord({ ...pass, creators: creators.map((c) => ({ ...c, name: c.name.toUpperCase() })) }),
  )
  expect(named).toContain('SX, A., … UX, A. (2022).')
  expect(named).not.toContain('TX')
})

test('APA 7 §8.17: three authors in running text are the first "et al."', () =>
  expect(apaInText(citationRecord(RICH_VERSION))).toBe('(Asano et al., 2025, Version v0.1, sha256:0b03c1f9a4d7)'))
