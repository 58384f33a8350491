import { expect, test } from '@playwright/test'
import type { HeaderLine } from './signal.ts'
import type { Snapshot } from './snapshot.ts'
import { isOfFile, snapshotAttempt } from './snapshot-attempts.ts'

function snapshot(url: string, over: Omit<Partial<Snapshot>, 'body'> & { body?: string } = {}): Snapshot {
  const { body = '', ...rest } = over
  return {
    at: 'line 1',
    url,
    fetchedAt: '2025-06-05T12:00:00.000Z',
    status: 200,
    headers: [],
    bytes: body.length,
    isCut: false,
    agent: 'CCBot',
    ...rest,
    body: Buffer.from(body),
  }
}

const none = new Map<string, Snapshot[]>()
const location = (target: string): HeaderLine[] => [['Location', target]]

test('a robots.txt that a collector kept is an attempt of the collector at that time', () => {
  const kept = snapshot('http://A.example/robots.txt', { body: 'User-agent: *\nDisallow: /\n' })
  expect(isOfFile(kept)).toBe(true)
  expect(snapshotAttempt(kept, none)).toMatchObject({
    attempt: {
      origin: 'http://a.example',
      location: 'http://a.example/robots.txt',
      mechanism: 'robots-txt',
      observer: 'collector',
      agent: 'CCBot',
      requestedAt: '2025-06-05T12:00:00.000Z',
      finishedAt: '2025-06-05T12:00:00.000Z',
      state: 'parsed',
      failure: null,
      bytesParsed: 26,
    },
    body: kept.body,
  })
})

test('any other address is one whose header lines are kept, at the address of the record', () => {
  const page = snapshot('https://a.example/Art?id=1', { headers: [['X-Robots-Tag', 'noai']] })
  const { attempt, body } = snapshotAttempt(page, none)
  expect(attempt).toMatchObject({
    mechanism: 'robots-tag',
    location: 'https://a.example/Art?id=1',
    headers: [['X-Robots-Tag', 'noai']],
  })
  expect([attempt.state, body]).toEqual(['parsed', null])
})

test('what a status says is told as if we had asked ourselves', () => {
  const states = [404, 403, 429, 500].map((status) => {
    const { attempt } = snapshotAttempt(snapshot('http://a.example/robots.txt', { status, body: 'no' }), none)
    return [attempt.state, attempt.failure, attempt.bytesReceived]
  })
  expect(states).toEqual([
    ['unavailable', 'not-found', 0],
    ['unavailable', 'refused', 0],
    ['unreachable', 'rate-limited', 0],
    ['unreachable', 'server-error', 0],
  ])
})

test('a redirect is followed to the answer that the same file holds, the nearest in time', () => {
  const first = snapshot('http://a.example/robots.txt', {
    status: 301,
    headers: location('https://a.example/robots.txt#x'),
  })
  const target = 'https://a.example/robots.txt'
  const others = new Map([
    [
      target,
      [
        snapshot(target, { body: 'late', fetchedAt: '2025-07-05T12:00:00.000Z' }),
        snapshot(target, { body: 'Disallow: /', fetchedAt: '2025-06-05T12:00:01.000Z' }),
      ],
    ],
  ])
  const { attempt, body } = snapshotAttempt(first, others)
  expect(attempt).toMatchObject({ origin: 'http://a.example', status: 200, chain: [target], state: 'parsed' })
  expect(Buffer.from(body ?? []).toString()).toBe('Disallow: /')
})

test('a redirect to what the file does not hold, or for ever, leaves the place unread', () => {
  const url = 'http://a.example/robots.txt'
  const lost = snapshotAttempt(snapshot(url, { status: 302, headers: location('/other') }), none).attempt
  expect(lost).toMatchObject({ state: 'unavailable', failure: 'redirect-limit', chain: ['http://a.example/other'] })
  const circle = snapshot(url, { status: 302, headers: location(url) })
  const endless = snapshotAttempt(circle, new Map([[url, [circle]]])).attempt
  expect(endless).toMatchObject({ state: 'unavailable', failure: 'redirect-limit' })
  expect(endless.chain).toHaveLength(6)
})

test('a file of which the archive kept a part is read as far as it came, and a JSON file not at all', () => {
  const robots = snapshot('http://a.example/robots.txt', { body: 'User-agent: *\nDisallow: /a', isCut: true })
  expect(snapshotAttempt(robots, none).attempt).toMatchObject({ state: 'parsed-truncated', failure: 'too-large' })
  const tdmrep = snapshot('http://a.example/.well-known/tdmrep.json', { body: '[', isCut: true })
  expect(snapshotAttempt(tdmrep, none).attempt).toMatchObject({ state: 'unreachable', failure: 'too-large' })
})

test('the beginning of a page is a page that was read', () => {
  const page = snapshot('http://a.example/', { body: '<html><head>', bytes: 300_000, isCut: true })
  expect(snapshotAttempt(page, none).attempt).toMatchObject({
    state: 'parsed',
    failure: null,
    bytesReceived: 300_000,
    flags: ['cut'],
  })
})
