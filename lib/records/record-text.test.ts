import { expect, test } from '@playwright/test'
import { sha256Hex } from '../digest.ts'
import { flatRecord, printCsvHead, printCsvLine, printJsonLine } from './record-text.ts'
import { RECORD_ROLES, type RecordRow } from './schema.ts'

const ROW: RecordRow = {
  id: 'a, "b"',
  digest: sha256Hex(''),
  url: 'https://example.org/a',
  host: 'example.org',
  source: null,
  bytes: 12,
  tokens: null,
  license: 'CC-BY-4.0',
  creator: null,
  retrievedAt: null,
  language: 'en',
  split: null,
  mark: null,
  other: { title: 'Two\nlines', topics: ['sea', 'whale'], url: 'shadow' },
}

test('a record as JSON has its values and no empty ones; a column named like a role keeps its value beside it', () => {
  expect(JSON.parse(printJsonLine(ROW))).toEqual({
    id: 'a, "b"',
    digest: ROW.digest,
    url: 'https://example.org/a',
    bytes: 12,
    license: 'CC-BY-4.0',
    language: 'en',
    title: 'Two\nlines',
    topics: ['sea', 'whale'],
    'other.url': 'shadow',
  })
  expect(printJsonLine(ROW).match(/\n/g)).toHaveLength(1)
  expect(flatRecord(ROW).host).toBeUndefined()
})

test('RFC 4180: what holds a comma, a quote or a line break stands in quotes, and quotes are doubled', () => {
  const others = ['title', 'topics', 'url', 'absent']
  expect(printCsvHead(others)).toBe(`${RECORD_ROLES.join(',')},title,topics,other.url,absent\n`)
  expect(printCsvLine(ROW, others)).toBe(
    `"a, ""b""",${ROW.digest},https://example.org/a,,12,,CC-BY-4.0,,,en,,,"Two\nlines","[""sea"",""whale""]",shadow,\n`,
  )
})
