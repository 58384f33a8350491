import { expect, test } from '@playwright/test'
import { PROFILES, TRAINING_LEAVES, USAGE_LEAVES } from './preference.ts'
import { reachAt } from './reach.ts'

const at = (path: string) => `https://a.example${path}`

test('a tdmrep.json that could not be read holds what it can speak about: mining, in protective also answers', () => {
  const reach = PROFILES.map((profile) =>
    reachAt({ mechanism: 'tdmrep', location: at('/.well-known/tdmrep.json') }, profile),
  )
  expect(reach).toEqual([
    [...TRAINING_LEAVES, 'tdm-other'],
    [...TRAINING_LEAVES, 'tdm-other', 'ai-input', 'ai-index'],
  ])
})

test("a record's own response or file can speak about everything, whatever it was asked for", () => {
  for (const mechanism of ['tdmrep', 'robots-tag', 'iptc-plus'] as const)
    expect(reachAt({ mechanism, location: at('/x') }, 'literal')).toEqual([...USAGE_LEAVES])
})

test('a file that speaks of training alone holds nothing else', () => {
  for (const mechanism of ['ai-txt', 'trust-txt'] as const)
    expect(reachAt({ mechanism, location: at(`/${mechanism}`) }, 'protective')).toEqual([...TRAINING_LEAVES])
})
