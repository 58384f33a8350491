import { expect, test } from '@playwright/test'
import { type Answered, type Copy, judgeAnswer } from './harvest-answer.ts'
import type { Place } from './harvest-places.ts'
import type { Mechanism } from './preference.ts'

const place = (mechanism: Mechanism, path: string, isPolicy = false): Place => ({
  mechanism,
  location: `https://a.example${path}`,
  isPolicy,
})
const ROBOTS = place('robots-txt', '/robots.txt')
const TDMREP = place('tdmrep', '/.well-known/tdmrep.json')
const RSL = place('rsl', '/license.xml')
const FILES = [
  ROBOTS,
  TDMREP,
  place('ai-txt', '/ai.txt'),
  place('ai-txt-well-known', '/.well-known/ai.txt'),
  place('trust-txt', '/trust.txt'),
  RSL,
]

const answer = (over: Omit<Partial<Answered>, 'body'> & { body?: string }): Answered => {
  const { body, ...rest } = over
  return {
    status: 200,
    headers: [],
    failure: null,
    flags: [],
    ...rest,
    body: body === undefined ? null : Buffer.from(body),
  }
}

const COPY: Copy = {
  state: 'parsed',
  failure: null,
  body: 'a'.repeat(64),
  bytesReceived: 9,
  bytesParsed: 9,
  flags: ['edge-managed'],
}

for (const status of [404, 410])
  test(`${status}: a place that answers that there is none is unavailable, and was not refused`, () => {
    for (const one of FILES)
      expect(judgeAnswer(one, answer({ status }), null)).toMatchObject({ state: 'unavailable', failure: 'not-found' })
  })

for (const status of [401, 403, 451, 400, 418])
  test(`${status}: a place that refuses is unavailable, its kind shown`, () => {
    for (const one of FILES)
      expect(judgeAnswer(one, answer({ status }), null)).toMatchObject({ state: 'unavailable', failure: 'refused' })
  })

test('429: who asks us to slow down has told nothing: unreachable, which the literal reading may take for none', () => {
  const judged = judgeAnswer(ROBOTS, answer({ status: 429 }), null)
  expect(judged).toMatchObject({ state: 'unreachable', failure: 'rate-limited' })
})

for (const status of [500, 502, 503, 599, 999])
  test(`${status}: a server that can't answer is unreachable`, () => {
    const judged = judgeAnswer(ROBOTS, answer({ status }), null)
    expect(judged).toMatchObject({ state: 'unreachable', failure: 'server-error' })
  })

for (const failure of ['timeout', 'dns', 'connect', 'tls', 'blocked-address', 'refused-by-robots'] as const)
  test(`${failure}: nothing came, so the place is unreachable; with a copy of before it is stale`, () => {
    const nothing = answer({ status: null, failure })
    expect(judgeAnswer(ROBOTS, nothing, null)).toMatchObject({ state: 'unreachable', failure, bytesParsed: 0 })
    expect(judgeAnswer(ROBOTS, nothing, COPY)).toMatchObject({ state: 'stale', failure })
  })

test('a server error after a copy was kept makes the copy stale; that there was no file before is no copy', () => {
  expect(judgeAnswer(ROBOTS, answer({ status: 503 }), COPY).state).toBe('stale')
  const absent: Copy = { ...COPY, state: 'unavailable', failure: 'not-found', body: null }
  expect(judgeAnswer(ROBOTS, answer({ status: 503 }), absent).state).toBe('unreachable')
})

test('too many redirects, or one that leads nowhere: unavailable, with its own kind', () => {
  const tooMany = answer({ status: 302, failure: 'redirect-limit' })
  for (const one of [tooMany, answer({ status: 302 }), answer({ status: 300 })])
    expect(judgeAnswer(ROBOTS, one, null)).toMatchObject({ state: 'unavailable', failure: 'redirect-limit' })
})

test('too large: of a text that is read which came, of JSON and XML nothing', () => {
  const cut = answer({ failure: 'too-large', body: 'User-agent: *\nDisallow: /\n' })
  expect(judgeAnswer(ROBOTS, cut, null)).toMatchObject({
    state: 'parsed-truncated',
    failure: 'too-large',
    bytesParsed: 26,
  })
  expect(judgeAnswer(TDMREP, cut, null)).toMatchObject({ state: 'unreachable', failure: 'too-large' })
  expect(judgeAnswer(RSL, cut, COPY)).toMatchObject({ state: 'stale', failure: 'too-large' })
})

test('RFC 9309 §2.5: of a long robots.txt the first 512,000 bytes are parsed', () => {
  const long = answer({ body: '# padding\n'.repeat(60_000) })
  const judged = judgeAnswer(ROBOTS, long, null)
  expect(judged).toMatchObject({ state: 'parsed-truncated', failure: 'too-large', bytesParsed: 512_000 })
})

test('a page where text, JSON or XML belongs says nothing: it is read, and has no rules', () => {
  for (const page of ['<!DOCTYPE html><html><body>Not here', '\n <html lang="de">', '<!-- x --><p>Sorry'])
    for (const one of FILES.filter(({ mechanism }) => mechanism !== 'rsl'))
      expect(judgeAnswer(one, answer({ body: page }), null)).toMatchObject({ state: 'parsed', failure: 'soft-404' })
  expect(judgeAnswer(RSL, answer({ body: '<!doctype html><p>Not here' }), null)).toMatchObject({ failure: 'soft-404' })
})

test('rules with a page around them are rules: a deny needs little to count', () => {
  const wrapped = answer({ body: '<html><pre>\nUser-agent: *\nDisallow: /\n</pre>' })
  expect(judgeAnswer(ROBOTS, wrapped, null)).toMatchObject({ state: 'parsed', failure: null })
})

test('what is not of its format is malformed: JSON that does not parse, XML that is not well-formed, text with NUL', () => {
  const broken: [Place, string][] = [
    [TDMREP, '[{"location": "/"'],
    [RSL, '<rsl><content></rsl>'],
    [ROBOTS, 'User-agent: *\0Disallow: /'],
  ]
  for (const [one, body] of broken)
    expect(judgeAnswer(one, answer({ body }), null)).toMatchObject({ state: 'malformed', failure: 'malformed' })
})

test('what is well-formed is parsed, an empty robots.txt too', () => {
  const fine: [Place, string][] = [
    [TDMREP, '\uFEFF[]'],
    [RSL, '<rsl xmlns="https://rslstandard.org/rsl"/>'],
    [ROBOTS, ''],
    [ROBOTS, 'User-agent: *\nAllow: /'],
  ]
  for (const [one, body] of fine)
    expect(judgeAnswer(one, answer({ body }), null)).toMatchObject({ state: 'parsed', failure: null, flags: [] })
  expect(judgeAnswer(ROBOTS, answer({ status: 204 }), null)).toMatchObject({ state: 'parsed', bytesParsed: 0 })
})

test('304: the copy stands as it was read, and that it was not sent again is told', () => {
  const truncated: Copy = { ...COPY, state: 'parsed-truncated', failure: 'too-large', bytesParsed: 5 }
  const judged = judgeAnswer(ROBOTS, answer({ status: 304 }), truncated)
  expect(judged).toEqual({
    state: 'parsed-truncated',
    failure: 'too-large',
    bytesParsed: 5,
    flags: ['edge-managed', 'not-modified'],
    isAsBefore: true,
  })
})

test('304 to somebody who has no copy says nothing', () => {
  const judged = judgeAnswer(ROBOTS, answer({ status: 304 }), null)
  expect(judged).toMatchObject({ state: 'unreachable', failure: 'server-error' })
})

test('a policy that a reservation points to is kept whatever it is, and is no place that states preferences', () => {
  const policy = place('tdmrep', '/policy', true)
  const judged = judgeAnswer(policy, answer({ body: '<!doctype html><p>Terms' }), null)
  expect(judged).toMatchObject({ state: 'parsed', failure: null, flags: ['policy'] })
})

test('a block that an edge put before the owner’s lines is told', () => {
  const body = '# BEGIN Cloudflare Managed content\nUser-agent: GPTBot\nDisallow: /\n# END Cloudflare Managed Content\n'
  expect(judgeAnswer(ROBOTS, answer({ body }), null).flags).toEqual(['edge-managed'])
})

test('what was odd on the net is told with it', () => {
  const cut = answer({ failure: 'connect', flags: ['cut-short'] })
  expect(judgeAnswer(ROBOTS, cut, null)).toMatchObject({ state: 'unreachable', flags: ['cut-short'] })
})
