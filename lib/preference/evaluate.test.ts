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
