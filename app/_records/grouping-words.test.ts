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

test('values that have as many as the first are named with it', () => {
  const two = counts('license', [
    ['MIT', 4],
    ['CC0-1.0', 4],
    ['CC-BY-4.0', 2],
  ])
  expect(plain(shareSentence(two, 10))).toBe('MIT and CC0-1.0 have 40.0 % of the records each, the most of 3 licences.')
  const all = counts('split', [
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ])
  expect(plain(shareSentence(all, 3))).toBe('3 of 3 splits have 33.3 % of the records each, the most of all.')
})

test('one value, none at all, and no records are told as that', () => {
  expect(plain(shareSentence(counts('language', [['en', 7]]), 7))).toBe(
    'en is the only language: 100 % of the records.',
  )
  expect(shareSentence(counts('license', [[null, 7]]), 7)).toBe('None of the records names a licence.')
  expect(shareSentence(counts('source', []), 0)).toBe('There are no records.')
})
