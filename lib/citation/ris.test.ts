import { expect, test } from '@playwright/test'
import { HOSTILE_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'
import { printRis } from './ris.ts'

test('every line is one tag and ends with CRLF, whatever the texts hold', () => {
  const lines = printRis(citationRecord(HOSTILE_VERSION)).split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n\u2028]*$/)
  expect(lines.filter((line) => line.startsWith('ER  -'))).toHaveLength(1)
})

test('a long title is not wrapped', () => {
  const title = 'word '.repeat(100).trim()
  expect(printRis(citationRecord({ ...RICH_VERSION, title }))).toContain(`\r\nTI  - ${title}\r\n`)
})

test('ET is the version, N1 the digest, Y2 the date accessed', () => {
  const ris = printRis(citationRecord(RICH_VERSION))
  for (const line of [
    'TY  - DATA',
    'ET  - v0.1',
    `N1  - ${RICH_VERSION.digest}`,
    'Y2  - 2026/06/05',
    'AU  - Asano, Yuki M.',
  ])
    expect(ris.split('\r\n')).toContain(line)
})
