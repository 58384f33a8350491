import { expect, test } from '@playwright/test'
import { evaluateSignals } from './evaluate.ts'
import { decidingMechanisms, type JudgedGroup, shareWord, sumShares } from './group-shares.ts'
import { PROFILES, USAGE_LEAVES } from './preference.ts'
import type { Signal } from './signal.ts'

const robots = (body: string | null): Signal => ({
  mechanism: 'robots-txt',
  location: 'https://a.example/robots.txt',
  body: body === null ? null : Buffer.from(body),
  headers: [],
})
const answerTo = (body: string | null) =>
  evaluateSignals([robots(body)], { url: 'https://a.example/x', agent: 'Colophon', media: null })
const group = (records: number, over: Partial<JudgedGroup>): JudgedGroup => ({
  ...{ origin: 'https://a.example', records, tokens: records * 10, url: 'https://a.example/x', retrievedAt: null },
  ...{ basis: 'observed', answer: null },
  ...over,
})

const denied = answerTo('User-agent: *\nContent-Signal: ai-train=no, search=yes\nAllow: /\n')
const GROUPS = [
  group(5, { answer: denied }),
  group(3, { answer: answerTo(null), origin: 'https://b.example' }),
  group(2, { basis: 'none', origin: 'https://c.example' }),
  group(1, { basis: 'none', origin: null, url: null }),
]

test('records are added up by word: denied, on hold, and unknown where nobody asked or there is no address', () => {
  const { total, observed, withoutUrl, origins, leaves } = sumShares(GROUPS, true)
  expect([total, observed, withoutUrl]).toEqual([
    { records: 11, tokens: 110 },
    { records: 8, tokens: 80 },
    { records: 1, tokens: 10 },
  ])
  expect(origins).toEqual({ known: 3, asked: 2, unread: 1 })
  const training = leaves.find(({ leaf, profile }) => leaf === 'train-gen' && profile === 'literal')
  expect(training?.words).toEqual({
    allowed: { records: 0, tokens: 0 },
    disallowed: { records: 5, tokens: 50 },
    'on-hold': { records: 3, tokens: 30 },
    unknown: { records: 3, tokens: 30 },
  })
  expect(training?.mechanisms).toEqual({
    'content-signal': { allow: { records: 0, tokens: 0 }, deny: { records: 5, tokens: 50 } },
  })
})

test('the words of a leaf add up to all records, whatever was decided', () => {
  const { leaves, total } = sumShares(GROUPS, true)
  expect(leaves).toHaveLength(USAGE_LEAVES.length * PROFILES.length)
  for (const { words } of leaves)
    expect(Object.values(words).reduce((sum, { records }) => sum + records, 0)).toBe(total.records)
})

test('a manifest that counts no tokens has none, which is not zero', () => {
  expect(sumShares([group(5, { tokens: null })], false).total).toEqual({ records: 5, tokens: null })
})

test('the mechanisms that decide are named, and nothing decided is unknown', () => {
  expect(decidingMechanisms(denied, denied.literal.search)).toEqual(['content-signal'])
  expect(shareWord(denied.literal.search)).toBe('allowed')
  expect(shareWord(denied.literal['ai-input'])).toBe('unknown')
  expect(shareWord(null)).toBe('unknown')
})
