import { expect, test } from '@playwright/test'
import { printBibtex } from './bibtex.ts'
import { HOSTILE_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'

test('note and howpublished say version and digest, since classic styles drop the version field', () => {
  const bibtex = printBibtex(citationRecord(RICH_VERSION))
  expect(bibtex).toContain(`note         = {Version v0.1, ${RICH_VERSION.digest}}`)
  expect(bibtex).toContain('howpublished = {Data set, version v0.1. {Common Pile}}')
})

test('the month is a macro, the year four digits', () => {
  expect(printBibtex(citationRecord(RICH_VERSION))).toContain('  year         = {2025},\n  month        = jun,\n')
})

test('a withdrawn version says so, and no field runs over its line', () => {
  const bibtex = printBibtex(citationRecord(HOSTILE_VERSION))
  expect(bibtex).toContain('. Withdrawn}')
  for (const line of bibtex.trimEnd().split('\n').slice(1, -1)) expect(line).toMatch(/^ {2}\w+ +=/)
})
