import { expect, test } from '@playwright/test'
import { placeKey } from './harvest-places.ts'
import { type AttemptDraft, mayAsk, nextPlace, plannedPlaces, settleRound, type Told } from './harvest-plan.ts'
import type { FailureKind } from './observation.ts'
import type { Mechanism } from './preference.ts'

const ORIGIN = 'https://a.example'
const NOW = new Date('2026-06-05T12:00:00Z')

function attemptOf(mechanism: Mechanism, path: string, over: Partial<AttemptDraft> = {}): AttemptDraft {
  return {
    origin: ORIGIN,
    mechanism,
    location: ORIGIN + path,
    observer: 'harvest',
    agent: 'Colophon',
    requestedAt: NOW.toISOString(),
    finishedAt: NOW.toISOString(),
    chain: [],
    status: 200,
    headers: [],
    body: null,
    bytesReceived: 0,
    bytesParsed: 0,
    state: 'parsed',
    failure: null,
    flags: [],
    ...over,
  }
}

function told(mechanism: Mechanism, path: string, over: Partial<AttemptDraft> = {}, body: string | null = ''): Told {
  const attempt = attemptOf(mechanism, path, over)
  return {
    place: { mechanism, location: attempt.location, isPolicy: false },
    attempt,
    body: body === null ? null : Buffer.from(body),
  }
}

const failed = (mechanism: Mechanism, path: string, failure: FailureKind, over: Partial<AttemptDraft> = {}) =>
  told(mechanism, path, { state: 'unreachable', failure, status: null, ...over }, null)
const robots = (body: string) => told('robots-txt', '/robots.txt', {}, body)
const absent = (mechanism: Mechanism, path: string) =>
  told(mechanism, path, { state: 'unavailable', failure: 'not-found', status: 404 }, null)
const REST = [
  absent('tdmrep', '/.well-known/tdmrep.json'),
  absent('ai-txt', '/ai.txt'),
  absent('ai-txt-well-known', '/.well-known/ai.txt'),
]
const ALL = [...REST, absent('trust-txt', '/trust.txt'), absent('trust-txt', '/.well-known/trust.txt')]

/** Asks place after place; each answers as `answer` says. The paths in the order in which they were asked. */
function walk(answer: (path: string) => Told, before: Told[] = []): string[] {
  const seen = new Map(before.map((one) => [placeKey(one.place), one]))
  const asked = new Set<string>()
  const paths: string[] = []
  for (let place = nextPlace(ORIGIN, [], asked); place !== null; place = nextPlace(ORIGIN, [...seen.values()], asked)) {
    const path = place.location.slice(ORIGIN.length)
    paths.push(path)
    seen.set(placeKey(place), answer(path))
    asked.add(placeKey(place))
  }
  return paths
}

test('robots.txt is asked first, and the second trust.txt once the first is not there', () => {
  const order = walk((path) => (path === '/robots.txt' ? robots('') : (ALL.find(at(path)) ?? robots(''))))
  expect(order).toEqual([
    '/robots.txt',
    '/.well-known/tdmrep.json',
    '/ai.txt',
    '/.well-known/ai.txt',
    '/trust.txt',
    '/.well-known/trust.txt',
  ])
})

const at =
  (path: string) =>
  ({ place }: Told) =>
    place.location === ORIGIN + path

for (const failure of ['server-error', 'timeout', 'dns', 'connect', 'tls', 'blocked-address', 'rate-limited'] as const)
  test(`after a robots.txt that could not be read (${failure}) nothing else is asked of the origin`, () => {
    expect(walk(() => failed('robots-txt', '/robots.txt', failure))).toEqual(['/robots.txt'])
  })

test('a robots.txt that could not be read again counts by its copy', () => {
  const stale = told(
    'robots-txt',
    '/robots.txt',
    { state: 'stale', failure: 'server-error' },
    'User-agent: *\nDisallow: /ai.txt',
  )
  expect(mayAsk(stale, `${ORIGIN}/ai.txt`)).toBe('refused')
  expect(mayAsk(stale, `${ORIGIN}/trust.txt`)).toBe('may')
})

test('RFC 9309 §2.3.1: no robots.txt lets us ask, a broken one does not, and a page in its place has no rules', () => {
  const url = `${ORIGIN}/ai.txt`
  expect(mayAsk(absent('robots-txt', '/robots.txt'), url)).toBe('may')
  expect(
    mayAsk(told('robots-txt', '/robots.txt', { state: 'unavailable', failure: 'redirect-limit' }, null), url),
  ).toBe('may')
  expect(mayAsk(failed('robots-txt', '/robots.txt', 'server-error'), url)).toBe('unread')
  const page = told('robots-txt', '/robots.txt', { failure: 'soft-404' }, '<html>\nUser-agent: *\nDisallow: /')
  expect(mayAsk(page, url)).toBe('may')
})

test('a robots.txt that names us decides over its star, for us alone', () => {
  const file = robots('User-agent: Colophon\nDisallow: /ai.txt\n\nUser-agent: *\nDisallow: /')
  expect(mayAsk(file, `${ORIGIN}/ai.txt`)).toBe('refused')
  expect(mayAsk(file, `${ORIGIN}/trust.txt`)).toBe('may')
  expect(mayAsk(robots('User-agent: *\nDisallow: /'), `${ORIGIN}/trust.txt`)).toBe('refused')
})

test('what files point to is asked after them', () => {
  const license = robots('License: https://rsl.example/x.xml')
  const places = plannedPlaces(ORIGIN, [license, ...ALL]).map(({ location }) => location)
  expect(places.at(-1)).toBe('https://rsl.example/x.xml')
  expect(nextPlace(ORIGIN, [license, ...ALL], new Set())).toMatchObject({ mechanism: 'rsl' })
})

test('after a host that gives no answer the round ends; the next one begins with what was never asked', () => {
  const hanging = failed('tdmrep', '/.well-known/tdmrep.json', 'timeout')
  expect(nextPlace(ORIGIN, [robots(''), hanging], new Set([placeKey(hanging.place)]))).toBeNull()
  expect(nextPlace(ORIGIN, [robots(''), hanging], new Set())?.location).toBe(`${ORIGIN}/ai.txt`)
})

test('a file that answers with an error does not keep us from the others', () => {
  const broken = failed('tdmrep', '/.well-known/tdmrep.json', 'server-error', { status: 500 })
  expect(nextPlace(ORIGIN, [robots(''), broken], new Set([placeKey(broken.place)]))?.location).toBe(`${ORIGIN}/ai.txt`)
})

test('an origin whose places have all answered is done, with the outcome of its robots.txt', () => {
  expect(settleRound(ORIGIN, [robots(''), ...ALL], { tries: 1, now: NOW })).toMatchObject({
    isDone: true,
    outcome: 'read',
  })
  const none = [absent('robots-txt', '/robots.txt'), ...ALL]
  expect(settleRound(ORIGIN, none, { tries: 1, now: NOW })).toMatchObject({ isDone: true, outcome: 'not-found' })
})

test('an origin that gave no answer is asked again later, until the tries are used up', () => {
  const silent = [failed('robots-txt', '/robots.txt', 'timeout')]
  const settle = (tries: number) => settleRound(ORIGIN, silent, { tries, now: NOW })
  expect(settle(1)).toMatchObject({ isDone: false, outcome: 'timeout', dueAt: new Date('2026-06-05T12:01:00Z') })
  expect(settle(4)).toMatchObject({ isDone: false, dueAt: new Date('2026-06-05T18:00:00Z') })
  expect(settle(5)).toMatchObject({ isDone: true, outcome: 'timeout' })
})

test('an address inside a private network is not asked again', () => {
  const inside = [failed('robots-txt', '/robots.txt', 'blocked-address')]
  expect(settleRound(ORIGIN, inside, { tries: 1, now: NOW })).toMatchObject({
    isDone: true,
    outcome: 'blocked-address',
  })
})

test('a file that failed keeps the origin open, though its robots.txt was read', () => {
  const files = [
    robots(''),
    failed('tdmrep', '/.well-known/tdmrep.json', 'server-error', { status: 500 }),
    ...ALL.slice(1),
  ]
  expect(settleRound(ORIGIN, files, { tries: 1, now: NOW })).toMatchObject({ isDone: false, outcome: 'read' })
})

test('Retry-After is obeyed; a silence longer than a day ends the origin’s part in this harvest', () => {
  const limited = (seconds: number) => [
    failed('robots-txt', '/robots.txt', 'rate-limited', { status: 429, headers: [['Retry-After', String(seconds)]] }),
  ]
  const hour = settleRound(ORIGIN, limited(3600), { tries: 1, now: NOW })
  expect(hour).toMatchObject({ isDone: false, dueAt: new Date('2026-06-05T13:00:00Z') })
  const week = settleRound(ORIGIN, limited(7 * 86_400), { tries: 1, now: NOW })
  expect(week).toMatchObject({ isDone: true, outcome: 'rate-limited', silent: new Date('2026-06-12T12:00:00Z') })
})
