import { expect, test } from '@playwright/test'
import { printBiblatex } from './biblatex.ts'
import { MINIMAL_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'

test('@dataset has version, publisher, DOI, address, date accessed, and the digest as its note', () => {
  const biblatex = printBiblatex(citationRecord(RICH_VERSION))
  expect(biblatex).toMatch(/^@dataset\{commonpile_common_pile_v0_1,/)
  for (const line of [
    'version      = {v0.1}',
    'publisher    = {{Common Pile}}',
    'doi          = {10.5281/zenodo.1234567}',
  ])
    expect(biblatex).toContain(line)
  expect(biblatex).toContain('urldate      = {2026-06-05}')
  expect(biblatex).toContain(`note         = {${RICH_VERSION.digest}}`)
})

test('without DOI and date accessed there are no such fields', () => {
  expect(printBiblatex(citationRecord(MINIMAL_VERSION))).not.toMatch(/doi|urldate|keywords/)
})
