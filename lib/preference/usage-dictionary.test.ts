import { expect, test } from '@playwright/test'
import { combineUsage, MAX_USAGE_KEYS, parseUsage } from './usage-dictionary.ts'

test('values are the tokens y and n; of a repeated key the last counts, also where it states nothing', () => {
  expect(parseUsage('a=y, b=n, c="n", d=?0, e=no, b=y, a=1').members).toEqual([
    { label: 'b', value: 'y', exceptions: null },
  ])
})

test('one failure spoils the whole statement', () => {
  for (const text of ['train-ai=n,', 'train-ai = n', 'TRAIN=n', 'train-ai=n search=y', 'é=n', 'a=(n', 'a=n;'])
    expect(parseUsage(text)).toEqual({ members: [], isMalformed: true, isCut: false })
})

test('an empty statement is one that states nothing', () => {
  expect(parseUsage('')).toEqual({ members: [], isMalformed: false, isCut: false })
})

test('names of what every object has are labels like any other', () => {
  expect(parseUsage('constructor=n, to-string=y').members).toHaveLength(2)
})

test('a Dictionary of too many members is read in part, and says so', () => {
  const text = Array.from({ length: MAX_USAGE_KEYS + 1 }, (_, index) => `k${index}=n`).join(', ')
  expect(parseUsage(text)).toMatchObject({ isCut: true })
  expect(parseUsage(text).members).toHaveLength(MAX_USAGE_KEYS)
})

test('vocab s5.1: any disallow, else any allow, else unknown', () => {
  const all = ['train-ai=y', 'train-ai=n, search=y', ''].map(parseUsage)
  expect(combineUsage(all)).toEqual({ 'train-ai': 'disallow', 'ai-use': 'unknown', search: 'allow' })
})
