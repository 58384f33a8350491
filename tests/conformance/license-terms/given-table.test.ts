import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { CONDITIONS, LicenseTerms, listTerms } from '#lib/license/terms.ts'
import { areTablesHere, readTable } from './tables.ts'

const Given = z.object({
  vocabulary: z.object({ conditions: z.record(z.string(), z.string()) }),
  licences: z.array(LicenseTerms.omit({ source: true, date: true, since: true })),
})

test.skip(!areTablesHere, 'skipped: the shared tables of licences are not beside this checkout')

test('licences.md §4: edition 2026-11-22 is the given table, entry by entry and column by column', () => {
  const { vocabulary, licences } = Given.parse(JSON.parse(readTable('licence-terms.json')))
  const ours = listTerms('2026-11-22').map(({ source, date, since, ...columns }) => columns)
  expect(ours).toHaveLength(67)
  expect(ours).toEqual(licences)
  expect(CONDITIONS).toEqual(vocabulary.conditions)
})

test('an entry that was there keeps its columns unless its note tells of a correction', () => {
  const was = new Map(listTerms('2026-11-22').map((entry) => [entry.id, entry]))
  const changed = listTerms('2026-11-23').filter((entry) => was.has(entry.id) && entry.since !== '2026-11-22')
  expect(changed.map(({ id }) => id)).toEqual(['CC-BY-NC-3.0', 'CC-BY-NC-SA-3.0', 'CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0'])
  for (const { note } of changed) expect(note).toContain('Correction: ')
})
