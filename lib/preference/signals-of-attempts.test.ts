import { expect, test } from '@playwright/test'
import { evaluateSignals, toldUsages } from './evaluate.ts'
import { exampleAttempts } from './example-attempts.ts'
import type { Attempt, FailureKind } from './observation.ts'
import { USAGE_LEAVES } from './preference.ts'
import { signalsOfAttempts } from './signals-of-attempts.ts'

const NOW = '2026-06-30T00:00:00Z'
const DENIES = 'User-agent: *\nContent-Signal: search=yes, ai-train=no\nDisallow: /private\n'
const URL = 'https://a.example/essays/1'

type Given = Partial<Attempt> & { text?: string; at?: string }

function judged(given: Given[], over: { asOf?: string; url?: string } = {}) {
  const example = exampleAttempts()
  given.forEach(({ at, ...one }, day) => {
    example.add(at ?? `2026-06-${String(10 + day)}T00:00:00Z`, one)
  })
  const signals = signalsOfAttempts(example.attempts, example.bodies, over.asOf ?? NOW)
  return evaluateSignals(signals, { url: over.url ?? URL, agent: 'Colophon', media: null })
}

test('what a place said is read from the bytes as they were kept', () => {
  const { literal, access, accessRule } = judged([{ text: DENIES }])
  expect(toldUsages(literal)).toMatchObject({ search: 'allowed', 'train-gen': 'disallowed', 'ai-input': 'unknown' })
  expect([access, accessRule]).toEqual(['allowed', null])
})

for (const failure of ['not-found', 'refused'] as const)
  test(`${failure}: nothing is said, which is neither consent nor a hold; crawlers may come (RFC 9309 §2.3.1.3)`, () => {
    const { literal, protective, unread, access } = judged([{ state: 'unavailable', status: 404, failure }])
    for (const decision of [literal, protective])
      expect(USAGE_LEAVES.map((leaf) => decision[leaf].value)).toEqual(USAGE_LEAVES.map(() => 'unspecified'))
    expect([unread, access]).toEqual([[], 'allowed'])
  })

const UNREACHABLE = ['server-error', 'timeout', 'dns', 'connect', 'tls', 'blocked-address'] as const
for (const failure of UNREACHABLE) {
  test(`${failure}: all that the place can speak about is on hold, and nothing may be fetched`, () => {
    const { literal, access, protectiveAccess, unread } = judged([{ failure }])
    expect(USAGE_LEAVES.map((leaf) => literal[leaf].value)).toEqual(USAGE_LEAVES.map(() => 'unreadable'))
    expect([access, protectiveAccess]).toEqual(['disallowed', 'disallowed'])
    expect(unread[0]).toMatchObject({ place: 'https://a.example/robots.txt', failure, since: '2026-06-10T00:00:00Z' })
  })

  test(`${failure} after a copy: its denies stay, its allows lapse, the rest is on hold, its rules decide who may fetch`, () => {
    const answer = judged([{ text: DENIES }, { failure }], { url: 'https://a.example/private' })
    expect(answer.literal['train-gen']).toMatchObject({ value: 'deny' })
    expect(answer.literal.search.value).toBe('unreadable')
    expect(answer.literal['ai-input'].value).toBe('unreadable')
    expect([answer.access, answer.accessRule?.locator]).toEqual(['disallowed', 'line 3'])
    expect(judged([{ text: DENIES }, { failure }]).access).toBe('allowed')
  })
}

test('a place has been failing since the first failure after the last observation', () => {
  const { unread } = judged([{ failure: 'dns' }, { text: DENIES }, { failure: 'timeout' }, { failure: 'server-error' }])
  expect(unread[0]).toMatchObject({ failure: 'server-error', since: '2026-06-12T00:00:00Z' })
})

test('a copy that is there again after a failure counts as fresh', () => {
  const { literal, unread } = judged([{ failure: 'timeout' }, { text: DENIES }])
  expect([literal.search.value, unread]).toEqual(['allow', []])
})

test('that there is no file takes the place of the file of before', () => {
  const { literal } = judged([{ text: DENIES }, { state: 'unavailable', status: 404, failure: 'not-found' }])
  expect(literal['train-gen'].value).toBe('unspecified')
})

test('429: by the letter there is no file, in the protective reading the server can’t answer', () => {
  const limited: Given = { state: 'unavailable', status: 429, failure: 'rate-limited' }
  const alone = judged([limited])
  expect([alone.literal.search.value, alone.protective.search.value]).toEqual(['unspecified', 'unreadable'])
  expect([alone.access, alone.protectiveAccess]).toEqual(['allowed', 'disallowed'])
  const after = judged([{ text: DENIES }, limited])
  expect([after.literal['train-gen'].value, after.protective['train-gen'].value]).toEqual(['unspecified', 'deny'])
  expect([after.literal.search.value, after.protective.search.value]).toEqual(['unspecified', 'unreadable'])
})

test('too many redirects: no bytes were seen, so it is on hold; crawlers may come (RFC 9309 §2.3.1.2)', () => {
  const loop: Given = { state: 'unavailable', status: 302, failure: 'redirect-limit' }
  const { literal, access } = judged([loop])
  expect([literal['train-gen'].value, access]).toEqual(['unreadable', 'allowed'])
  expect(judged([{ text: DENIES }, loop]).literal['train-gen'].value).toBe('deny')
})

test('a text that is too large: what was read of it stands', () => {
  const { literal } = judged([{ text: DENIES, state: 'parsed-truncated', failure: 'too-large' }])
  expect([literal['train-gen'].value, literal.search.value]).toEqual(['deny', 'allow'])
})

test('a part of a JSON document says nothing: what it can speak about is on hold', () => {
  const location = 'https://a.example/.well-known/tdmrep.json'
  const { literal } = judged([
    { mechanism: 'tdmrep', location, text: '[', state: 'parsed-truncated', failure: 'too-large' },
  ])
  expect([literal['train-gen'].value, literal.search.value]).toEqual(['unreadable', 'unspecified'])
})

test('a page where text belongs is no file, whatever stands in it', () => {
  const { literal, access, unread } = judged([{ text: `<html>\n${DENIES}`, failure: 'soft-404' }])
  expect([literal['train-gen'].value, access, unread]).toEqual(['unspecified', 'allowed', []])
})

test('a malformed file is read as far as it can be', () => {
  const { literal } = judged([{ text: `\u0000\n${DENIES}`, state: 'malformed', failure: 'malformed' }])
  expect(literal['train-gen'].value).toBe('deny')
})

test('a place that robots.txt forbids us to ask is on hold for what it can speak about', () => {
  const location = 'https://a.example/ai.txt'
  const { literal } = judged([
    { state: 'unavailable', status: 404, failure: 'not-found' },
    { mechanism: 'ai-txt', location, failure: 'refused-by-robots' },
  ])
  expect([literal['train-gen'].value, literal['tdm-other'].value]).toEqual(['unreadable', 'unspecified'])
})

test('a place that was not asked says nothing and holds nothing', () => {
  const { literal, access } = judged([{ failure: 'not-asked' }])
  expect([literal['train-gen'].value, access]).toEqual(['unspecified', 'unknown'])
})

test('a copy that nobody has looked at again outlives its time: its allows lapse, its denies stay', () => {
  const old = [{ text: DENIES, at: '2026-04-01T00:00:00Z' }]
  const { literal, unread } = judged(old)
  expect([literal['train-gen'].value, literal.search.value, unread]).toEqual(['deny', 'unspecified', []])
  expect(judged(old, { asOf: '2026-05-01T00:00:00Z' }).literal.search.value).toBe('allow')
})

test('bytes that are gone are unread, not silent', () => {
  const { literal } = judged([{ body: 'f'.repeat(64), state: 'parsed', status: 200 }])
  expect(literal['train-gen'].value).toBe('unreadable')
})

test('what a collector kept stands back where we asked ourselves', () => {
  const kept: Given = { text: DENIES, observer: 'collector' }
  expect(judged([kept]).literal['train-gen'].value).toBe('deny')
  expect(judged([kept, { text: 'User-agent: *\n' }]).literal['train-gen'].value).toBe('unspecified')
  expect(judged([{ text: 'User-agent: *\n' }, kept]).literal['train-gen'].value).toBe('unspecified')
})

test('every failure kind has an answer: none allows what the copy of before did not', () => {
  const kinds: FailureKind[] = [...UNREACHABLE, 'rate-limited', 'redirect-limit', 'refused-by-robots']
  for (const failure of kinds) {
    const { literal, protective } = judged([{ text: DENIES }, { failure }])
    for (const leaf of USAGE_LEAVES) expect([literal[leaf].value, protective[leaf].value]).not.toContain('allow')
  }
})
