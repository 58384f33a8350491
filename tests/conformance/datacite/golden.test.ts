import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readDocument } from '#lib/interchange/formats.ts'

const FOLDER = new URL('../../golden/datacite/', import.meta.url)

test('a record is told field by field: what was taken, what is suggested, what is kept, and where each stands', async () => {
  const bytes = readFileSync(new URL('whales.xml', FOLDER))
  const { candidates } = await readDocument(bytes, 'auto', { fileName: 'whales.xml', url: null, today: '2026-11-26' })
  const lines = candidates.flatMap(({ fields, troubles }) => [
    ...fields.map(({ state, field, value, from, why }) => [state, field, value, from, why].join(' | ')),
    ...troubles.map(({ grade, at, message }) => [grade, at, message].join(' | ')),
  ])
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(new URL('whales.report.txt', FOLDER), 'utf8'))
})
