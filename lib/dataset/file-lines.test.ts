import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { printFileLines, readFileLines } from './file-lines.ts'
import { FileEntry } from './schema.ts'

const A = 'a'.repeat(64)

function files(text: string) {
  const read = readFileLines(text)
  if (!read.ok) throw new Error(read.issues[0]?.message)
  return read.files
}

function fault(text: string): string {
  const read = readFileLines(text)
  return read.ok ? 'none' : read.issues.map((issue) => issue.message).join(' ')
}

test('nothing written is no files', () => expect(files(' \n ')).toEqual([]))

test('lines of sha256sum, of text and of binary mode', () => {
  expect(files(`${A}  data/one file.txt\n${A.toUpperCase()} *two.bin\r\n`)).toMatchObject([
    { path: 'data/one file.txt', sha256: A, bytes: null },
    { path: 'two.bin', sha256: A, bytes: null },
  ])
})

test('lines of path, bytes and sha256, parted by spaces or tabs; - is what is not known', () => {
  expect(files(`a b.txt 12 ${A}\nc.txt\t-\t-\nd.txt 7 -`)).toMatchObject([
    { path: 'a b.txt', bytes: 12, sha256: A },
    { path: 'c.txt', bytes: null, sha256: null },
    { path: 'd.txt', bytes: 7, sha256: null },
  ])
})

test('the JSON that colophon hash writes, and the bare array of its files', () => {
  const list = [{ path: 'a', bytes: 1, sha256: A, mediaType: 'text/plain' }]
  const whole = { format: 'colophon-file-list/1', root: '.', files: list, problems: [], totals: {} }
  for (const text of [JSON.stringify(whole), JSON.stringify(list)])
    expect(files(text)).toEqual([{ path: 'a', bytes: 1, sha256: A, mediaType: 'text/plain', url: null }])
})

for (const [text, message] of [
  ['fine.txt 1 -\nonly-a-path.txt', 'Line 2: "only-a-path.txt" is neither'],
  [`${'a'.repeat(63)}  short.txt`, 'is neither'],
  [`${A}  ../up.txt`, 'Line 1: path: No empty part, "." or ".."'],
  [`${A}  /etc/passwd`, 'relative'],
  ['a.txt\ttwelve\t-', 'whole number'],
  ['a.txt\t1\tnot-a-digest', '64 lowercase hex digits'],
  ['{"files": [{"bytes": 1}]}', 'no file list'],
  ['{"files": [', 'not JSON all the way'],
] as const)
  test(`what is wrong is told with its line: ${JSON.stringify(text).replace(/a{60,}/, 'a…')}`, () => {
    expect(fault(text)).toContain(message)
  })

test('at most 20 lines are told', () => {
  const read = readFileLines(Array.from({ length: 100 }, () => 'bad line').join('\n'))
  expect(read.ok ? 0 : read.issues.length).toBe(20)
})

test('law: what is printed is read back as it was', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9 ._-]{0,10}[A-Za-z0-9]$/)
  const entry = fc.record({
    path: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    bytes: fc.option(fc.nat()),
    sha256: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
    mediaType: fc.constantFrom('application/octet-stream', 'text/plain'),
    url: fc.option(fc.webUrl()),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const parsed = entries.map((one) => FileEntry.parse(one))
      expect(files(printFileLines(parsed))).toEqual(parsed)
    }),
  )
})
