import { expect, test } from '@playwright/test'
import { evaluateSignals } from './evaluate.ts'
import { findReader, MECHANISM_READERS, partFor } from './mechanisms.ts'
import { atEachPlace, withOwnHeaders } from './places.ts'
import type { HeaderLine, Signal } from './signal.ts'

const URL = 'https://a.example/x'
const subject = { url: URL, agent: 'ourbot', media: null }
const signal = (given: Partial<Signal>): Signal => ({
  mechanism: 'robots-txt',
  location: 'https://a.example/robots.txt',
  body: null,
  headers: [],
  ...given,
})
const NO_TRAINING: HeaderLine[] = [['Content-Signal', 'ai-train=no']]

test('the header lines of a response are read by every header mechanism, whatever it was asked for', () => {
  const answer = evaluateSignals([signal({ mechanism: 'content-usage', location: URL, headers: NO_TRAINING })], subject)
  expect(answer.literal['train-gen'].value).toBe('deny')
})

test('the header lines of a robots.txt speak of that file, not of what it rules', () => {
  const file = signal({ body: Buffer.from('User-agent: *\nAllow: /'), headers: NO_TRAINING })
  expect(evaluateSignals([file], subject).literal['train-gen'].value).toBe('unspecified')
  const own = { ...subject, url: 'https://a.example/robots.txt' }
  expect(evaluateSignals([file], own).literal['train-gen'].value).toBe('deny')
  expect(withOwnHeaders({ ...file, headers: [...NO_TRAINING, ['Date', 'x']] }, subject).headers).toEqual([
    ['Date', 'x'],
  ])
})

test('a robots.txt is read whole by the mechanisms that have lines in it, and by no other', () => {
  const readers = MECHANISM_READERS.filter((reader) => partFor(reader, signal({ body: Buffer.from('') })) !== null)
  expect(readers.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['robots-txt', 'content-usage', 'content-signal']),
  )
  expect(readers.map(({ key }) => key)).not.toContain('ai-agent')
})

test('a robots.txt says at once who may fetch, who is refused by name, what AIPREF, CC signals and Content Signals state, and which licence holds', () => {
  const text = [
    'License: https://a.example/license.xml',
    'User-agent: GPTBot',
    'User-agent: Google-Extended',
    'Disallow: /',
    '',
    'User-agent: *',
    'Content-Usage: search=n, ai-use=n;exceptions=cc-cr',
    'Content-Signal: ai-train=no',
    'Disallow: /y',
  ].join('\n')
  const { access, accessRule, literal, evidence, unread } = evaluateSignals([signal({ body: Buffer.from(text) })], {
    ...subject,
    url: 'https://a.example/x',
  })
  expect({ access, accessRule }).toEqual({ access: 'allowed', accessRule: null })
  expect(new Set(evidence.map(({ mechanism }) => mechanism))).toEqual(
    new Set(['ai-agent', 'control-token', 'content-usage', 'cc-signals', 'content-signal']),
  )
  expect(literal['ai-input']).toMatchObject({ value: 'deny', conditions: ['cc-cr'] })
  expect(literal.search.value).toBe('deny')
  expect(literal['train-nongen'].value).toBe('deny')
  expect(unread.map(({ place }) => place)).toContain('https://a.example/license.xml')
})

test('header lines of one response are read by all header mechanisms together, each once', () => {
  const headers: HeaderLine[] = [
    ['Content-Usage', 'search=n'],
    ['Content-Signal', 'ai-input=no'],
    ['X-Robots-Tag', 'noai'],
    ['TDM-Reservation', '1'],
  ]
  const { evidence, literal } = evaluateSignals([signal({ mechanism: 'tdmrep', location: URL, headers })], subject)
  expect(new Set(evidence.map(({ mechanism }) => mechanism))).toEqual(
    new Set(['content-usage', 'content-signal', 'robots-tag', 'tdmrep']),
  )
  expect(new Set(evidence.map((one) => JSON.stringify(one))).size).toBe(evidence.length)
  expect(literal['tdm-other'].deciding.join()).toContain('tdmrep')
})

test('a mechanism without precedence between its places reads each for itself', () => {
  const read = atEachPlace(({ location }) => ({ statements: [], flags: [location] }))
  const places = ['https://a.example/a', 'https://a.example/b']
  expect(
    read(
      places.map((location) => signal({ location })),
      subject,
    ),
  ).toEqual(places.map((location) => ({ statements: [], flags: [location], location })))
})

test('a place of another origin says nothing of the record, and is remarked', () => {
  const other = signal({ location: 'https://b.example/robots.txt', body: Buffer.from('User-agent: *\nDisallow: /') })
  const answer = evaluateSignals([other], subject)
  expect(answer.protective['train-gen'].value).toBe('unspecified')
  expect(answer.flags).toEqual(['other-origin https://b.example/robots.txt'])
})

test('the lines of a robots.txt of another origin say nothing either, by whatever mechanism they are sent', () => {
  const body = Buffer.from('User-agent: *\nContent-Usage: search=n\nContent-Signal: search=no\nAllow: /')
  for (const mechanism of ['content-usage', 'content-signal', 'cc-signals'] as const) {
    const sent = (location: string) => evaluateSignals([signal({ mechanism, location, body })], subject).literal.search
    expect(sent('https://b.example/robots.txt').value).toBe('unspecified')
    if (mechanism !== 'cc-signals') expect(sent('https://a.example/robots.txt').value).toBe('deny')
  }
})

test('a place with neither body nor headers could not be read; one with headers alone could', () => {
  expect(evaluateSignals([signal({})], subject).literal.search.value).toBe('unreadable')
  const answered = signal({ location: URL, headers: [['Content-Type', 'text/html']] })
  expect(evaluateSignals([answered], subject).unread).toEqual([])
})

test('every mechanism that is read has a reader, a version and words for people', () => {
  for (const { key, version, says } of MECHANISM_READERS) {
    expect(findReader(key)?.key).toBe(key)
    expect(version).toMatch(/^[a-z0-9-]+\/\d/)
    expect(says).not.toBe('')
  }
  expect(findReader('terms')).toBeNull()
})
