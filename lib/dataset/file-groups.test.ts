import { expect, test } from '@playwright/test'
import { fitsPattern, sizeOfGroups } from './file-groups.ts'
import { FileEntry } from './schema.ts'

for (const [pattern, path, fits] of [
  ['data/', 'data/a.jsonl', true],
  ['data/', 'database/a.jsonl', false],
  ['data/', 'data', false],
  ['*.jsonl', 'data/a.jsonl', true],
  ['*.jsonl', 'data/a.jsonl.gz', false],
  ['data/*/en-*.txt', 'data/x/y/en-1.txt', true],
  ['a*b*c', 'abbbc', true],
  ['a*b*c', 'abbb', false],
  ['README', 'readme', false],
  ['*', 'anything/at.all', true],
  ['a.b', 'axb', false],
] as const)
  test(`the pattern ${pattern} ${fits ? 'fits' : 'does not fit'} ${path}`, () => {
    expect(fitsPattern(path, pattern)).toBe(fits)
  })

test('a pattern of many stars is answered at once', () => {
  expect(fitsPattern('a'.repeat(4000), `${'a*'.repeat(200)}b`)).toBe(false)
})

const file = (path: string, bytes: number | null) => FileEntry.parse({ path, bytes })

test('a group is its files, their bytes and its share of all bytes', () => {
  const files = [file('data/a', 30), file('data/b', 45), file('README', 25)]
  expect(sizeOfGroups(files, [{ pattern: 'data/' }, { pattern: 'none/' }])).toEqual([
    { fileCount: 2, bytes: 75, share: { unit: 'bytes', value: 0.75 } },
    { fileCount: 0, bytes: 0, share: { unit: 'bytes', value: 0 } },
  ])
})

test('where the bytes of a file are not known, no share is told', () => {
  const [size] = sizeOfGroups([file('data/a', 30), file('README', null)], [{ pattern: 'data/' }])
  expect(size).toEqual({ fileCount: 1, bytes: 30, share: null })
})
