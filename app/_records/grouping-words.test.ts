import { expect, test } from '@playwright/test'
import type { GroupedCounts } from '#lib/records/schema.ts'
import { shareSentence } from './grouping-words.ts'

const counts = (
  by: GroupedCounts['by'],
  values: [string | null, number][],
  distinct = values.length,
): GroupedCounts => ({
  by,
  distinct,
  top: values.map(([value, records]) => ({ value, records, bytes: null, tokens: null })),
  rest: null,
})
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('the largest, the first three together and what says nothing are told as shares', () => {
  const hosts = counts('host', [
    ['a', 50],
    ['b', 20],
    [null, 15],
    ['c', 10],
    ['d', 5],
  ])
  expect(plain(shareSentence(hosts, 100))).toBe(
    'a has 50.0 % of the records, the most of 4 hosts. The first three have 80.0 % together. 15 (15.0 %) name no address.',
  )
})

test('one value, none at all, and no records are told as that', () => {
  expect(plain(shareSentence(counts('language', [['en', 7]]), 7))).toBe(
    'en is the only language: 100 % of the records.',
  )
  expect(shareSentence(counts('license', [[null, 7]]), 7)).toBe('None of the records names a licence.')
  expect(shareSentence(counts('source', []), 0)).toBe('There are no records.')
})
