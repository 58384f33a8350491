import { expect, test } from '@playwright/test'
import { chosenLicenses, DatasetSearch, parseCursor, printCursor, searchWords } from './search.ts'

const ID = '6f9619ff-8b86-4d01-b42d-00c04fc964ff'

test('one value and several are both a list; none is an empty one', () => {
  expect(DatasetSearch.parse({ license: 'open' }).license).toEqual(['open'])
  expect(DatasetSearch.parse({ license: ['open', 'unknown'] }).license).toEqual(['open', 'unknown'])
  expect(DatasetSearch.parse({}).license).toEqual([])
})

test('a licence is chosen by its family or by its id; an expression and a made-up word are neither', () => {
  const { license } = DatasetSearch.parse({ license: ['open', 'CC-BY-4.0', 'LicenseRef-Llama-3'] })
  expect(chosenLicenses({ license })).toEqual({ families: ['open'], ids: ['CC-BY-4.0', 'LicenseRef-Llama-3'] })
  for (const license of ['free', 'MIT OR Zlib', '(MIT)', 'NOASSERTION', 'cc-by-4.0 '])
    expect(DatasetSearch.safeParse({ license }).success, license).toBe(false)
})

test('words with NUL are refused: the database could not be asked for them', () => {
  expect(DatasetSearch.safeParse({ q: 'a\0b' }).success).toBe(false)
})

test('at most twelve words are searched for, letters and digits of any script', () => {
  expect(searchWords('Résumé, 数据; C++')).toEqual(['résumé', '数据', 'c'])
  expect(searchWords('a '.repeat(50))).toHaveLength(12)
})

for (const [sort, key] of [
  ['newest', '2026-11-22'],
  ['title', 'the “stack”'],
  ['lowest', '0 the “stack”'],
  ['relevance', '0.607927'],
] as const)
  test(`a cursor of the order ${sort} at "${key}" reads back`, () => {
    expect(parseCursor(printCursor([sort, key, ID]), sort)).toEqual([sort, key, ID])
  })

test('a forged place, another order, and what is no cursor are all refused', () => {
  expect(parseCursor(printCursor(['newest', 'now()', ID]), 'newest')).toBeNull()
  expect(parseCursor(printCursor(['newest', '2026-02-31', ID]), 'newest')).toBeNull()
  expect(parseCursor(printCursor(['relevance', 'NaN', ID]), 'relevance')).toBeNull()
  expect(parseCursor(printCursor(['title', 'a\0', ID]), 'title')).toBeNull()
  expect(parseCursor(printCursor(['title', 'a', ID]), 'newest')).toBeNull()
  for (const text of ['', 'x', '[]', 'e30', Buffer.from('["newest","').toString('base64url')])
    expect(parseCursor(text, 'newest')).toBeNull()
})
