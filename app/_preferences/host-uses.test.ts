import { expect, test } from '@playwright/test'
import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import { recordsOf, usesOf } from './host-uses.ts'

function group(records: number, training: ShareWord): ReadingGroup {
  const words = {
    search: 'unknown',
    'ai-index': 'unknown',
    'ai-input': 'unknown',
    'train-gen': training,
    'train-nongen': 'unknown',
    'tdm-other': 'unknown',
  } as const
  return {
    origin: 'https://a.example',
    records,
    tokens: null,
    url: 'https://a.example/x',
    retrievedAt: null,
    basis: 'observed',
    literal: words,
    protective: words,
  }
}

test('the words of a use are counted over the groups of a host, and what none has is left out', () => {
  const groups = [group(5, 'disallowed'), group(3, 'allowed'), group(2, 'disallowed')]
  const uses = usesOf(groups, 'protective')
  expect(uses.find(({ leaf }) => leaf === 'train-gen')?.words).toEqual([
    { word: 'allowed', records: 3 },
    { word: 'disallowed', records: 7 },
  ])
  expect(uses.find(({ leaf }) => leaf === 'search')?.words).toEqual([{ word: 'unknown', records: 10 }])
  expect(recordsOf(groups)).toBe(10)
})
