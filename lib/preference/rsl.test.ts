import { expect, test } from '@playwright/test'
import { evaluateSignals } from './evaluate.ts'
import type { PreferenceStatement, Profile } from './preference.ts'
import { readRsl } from './rsl.ts'
import type { Signal } from './signal.ts'

const URL_OF = 'https://a.example/essays/1'
const license = (content: string, url = '/') =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content url="${url}"><license>${content}</license></content></rsl>`
const NO_TRAINING = license('<prohibits type="usage">ai-train</prohibits>')
const NO_INPUT = license('<prohibits type="usage">ai-input</prohibits>')

const robots = (body: string): Signal => ({
  mechanism: 'robots-txt',
  location: 'https://a.example/robots.txt',
  body: Buffer.from(body),
  headers: [],
})
const rsl = (location: string, body: string | null, headers: [string, string][] = []): Signal => ({
  mechanism: 'rsl',
  location,
  body: body === null ? null : Buffer.from(body),
  headers,
})
const evaluate = (signals: Signal[], agent = '') => evaluateSignals(signals, { url: URL_OF, agent, media: null })
const training = (signals: Signal[], agent = '') => {
  const { literal, protective } = evaluate(signals, agent)
  return [literal['train-gen'].value, protective['train-gen'].value]
}

test('an announced licence that was not given is an unread place: everything is on hold', () => {
  const answer = evaluate([robots('License: https://l.example/a.xml\n')])
  expect(answer.literal.search).toMatchObject({ value: 'unreadable', rule: 'R9' })
  expect(answer.unread[0]).toMatchObject({ place: 'https://l.example/a.xml' })
})

test('one that could not be read is unread once; one that is not there licenses nothing', () => {
  const announced = robots('License: https://a.example/a.xml\n')
  const unread = evaluate([announced, rsl('https://a.example/a.xml', null)]).unread
  expect(unread.map(({ failure, profiles }) => [failure, profiles])).toEqual([
    ['not read', ['literal']],
    ['not read', ['protective']],
  ])
  const absent: Signal = {
    ...rsl('https://a.example/a.xml', null),
    outcome: {
      kind: 'absent',
      failure: 'not-found',
      since: null,
      profiles: ['literal', 'protective'],
      access: 'allow',
    },
  }
  expect(evaluate([announced, absent]).flags).toContain('rsl-unresolvable')
  expect(training([announced, absent])).toEqual(['unspecified', 'deny'])
})

test('a host that asks for fewer requests has said nothing by the letter, and is unread in the protective reading', () => {
  const limited = (kind: 'absent' | 'unread', profile: Profile): Signal => ({
    ...rsl('https://a.example/a.xml', null),
    outcome: { kind, failure: 'rate-limited', since: null, profiles: [profile], access: 'allow' },
  })
  const announced = robots('License: https://a.example/a.xml\n')
  const signals = [announced, limited('absent', 'literal'), limited('unread', 'protective')]
  expect(training(signals)).toEqual(['unspecified', 'unreadable'])
})

test("a host's page where a licence was announced is no licence", () => {
  const page = rsl('https://a.example/a.xml', '<!doctype html><title>Not found</title>')
  expect(training([robots('License: https://a.example/a.xml\n'), page])).toEqual(['unspecified', 'deny'])
})

test('the licence of a group speaks to its agents alone, and replaces the one before any group', () => {
  const signals = [
    robots('License: https://a.example/all.xml\nUser-agent: OwnBot\nLicense: https://a.example/own.xml\nAllow: /\n'),
    rsl('https://a.example/all.xml', NO_TRAINING),
    rsl('https://a.example/own.xml', NO_INPUT),
  ]
  expect(training(signals, 'OwnBot')).toEqual(['unspecified', 'unspecified'])
  expect(evaluate(signals, 'OwnBot').literal['ai-input'].value).toBe('deny')
  expect(training(signals, 'OtherBot')).toEqual(['deny', 'deny'])
  expect(evaluate(signals, 'OtherBot').protective['ai-input'].value).toBe('unspecified')
})

test('a licence of another reading of the groups denies in the protective profile, and never allows', () => {
  const clash =
    'License: https://a.example/all.xml\nUser-agent: ExampleBot\nLicense: https://a.example/bot.xml\n\nUser-agent: *\nAllow: /\n'
  const all = rsl('https://a.example/all.xml', license('<permits type="usage">search</permits>'))
  const bot = rsl('https://a.example/bot.xml', license('<permits type="usage">ai-all</permits>'))
  const answer = evaluate([robots(clash), all, bot], 'OtherBot')
  expect([answer.literal.search.value, answer.protective.search.value]).toEqual(['allow', 'deny'])
  expect([answer.literal['train-gen'].value, answer.protective['train-gen'].value]).toEqual(['deny', 'deny'])
  expect(answer.flags).toContain('ambiguous-grouping')
})

test('a group that is hidden from an agent by its own one counts in the protective reading', () => {
  const hidden = 'User-agent: OwnBot\nAllow: /\n\nUser-agent: *\nLicense: https://a.example/a.xml\nAllow: /\n'
  const signals = [robots(hidden), rsl('https://a.example/a.xml', NO_TRAINING)]
  expect(training(signals, 'OwnBot')).toEqual(['unspecified', 'deny'])
  expect(evaluate(signals, 'OwnBot').flags).toContain('named-group-hides-star')
})

test('the robots.txt of another origin announces nothing here', () => {
  const strange: Signal = { ...robots('License: https://a.example/a.xml\n'), location: 'https://b.example/robots.txt' }
  expect(readRsl([strange], { url: URL_OF, agent: '', media: null })).toEqual([])
})

test('a link of the response or of the page announces a licence; the page holds one in a script', () => {
  const given = rsl('https://a.example/l.xml', NO_TRAINING)
  const header = rsl(URL_OF, null, [['Link', '</l.xml>; rel="license"; type="application/rsl+xml"']])
  expect(training([header, given])).toEqual(['deny', 'deny'])
  const link = '<link rel="license" type="application/rsl+xml" href="/l.xml">'
  expect(training([rsl(URL_OF, `<!doctype html><head>${link}</head>`), given])).toEqual(['deny', 'deny'])
  expect(training([rsl(URL_OF, `<!doctype html><p>${link}`), given])).toEqual(['unspecified', 'deny'])
  const script = `<script type="application/rsl+xml">${NO_TRAINING}</script>`
  const [statement] = statementsOf([rsl(URL_OF, `<!doctype html><head>${script}</head>`)])
  expect(statement?.evidence[0]).toEqual({
    location: URL_OF,
    locator: 'line 1, head > script[1], rsl/content[1]/license[1]/prohibits[1]',
    quote: '<prohibits type="usage">ai-train</prohibits>',
  })
})

test('a link that speaks of another resource, or without the media type, announces nothing', () => {
  for (const line of [
    '</l.xml>; rel="license"; type="application/rsl+xml"; anchor="/other"',
    '</l.xml>; rel="license"',
    '</l.xml>; rel="next"; type="application/rsl+xml"',
    '<mailto:a@b.example>; rel="license"; type="application/rsl+xml"',
  ])
    expect(evaluate([rsl(URL_OF, null, [['Link', line]])]).unread).toEqual([])
})

test('a feed and the work itself may hold a licence', () => {
  const item = `<r:content url="${URL_OF}"><r:license><r:prohibits type="usage">ai-train</r:prohibits></r:license></r:content>`
  const feed = `<rss xmlns:r="https://rslstandard.org/rsl"><channel><item>${item}</item></channel></rss>`
  expect(training([rsl('https://feeds.example/rss', feed)])).toEqual(['deny', 'deny'])
  expect(training([rsl('https://feeds.example/rss', feed.replaceAll('/essays/1', '/essays/2'))])).toEqual(UNSAID)
  const work = `GIF89a<x:xmpmeta xmlns:x="adobe:ns:meta/">${NO_TRAINING.replace(' url="/"', '')}</x:xmpmeta>`
  expect(training([rsl(URL_OF, work)])).toEqual(['deny', 'deny'])
})

test('a licence document that nobody announced speaks for its own host, and by whole addresses for others', () => {
  expect(training([rsl('https://a.example/l.xml', NO_TRAINING)])).toEqual(['deny', 'deny'])
  expect(training([rsl('https://b.example/l.xml', NO_TRAINING)])).toEqual(UNSAID)
  const whole = license('<prohibits type="usage">ai-train</prohibits>', 'https://a.example/essays/*')
  expect(training([rsl('https://b.example/l.xml', whole)])).toEqual(['deny', 'deny'])
  expect(training([rsl('https://b.example/l.xml', '<rsl')])).toEqual(UNSAID)
})

test('an entity bomb is not read, which is no silence', () => {
  const bomb = `<!DOCTYPE rsl [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${NO_TRAINING}`
  const answer = evaluate([robots('License: https://a.example/a.xml\n'), rsl('https://a.example/a.xml', bomb)])
  expect(answer.literal['train-gen'].value).toBe('unreadable')
})

test('a licence that demands something and lists nothing is a condition on AI, in the protective reading', () => {
  const answer = evaluate([rsl('https://a.example/l.xml', license('<payment type="subscription"/>'))])
  expect(answer.literal['train-gen'].value).toBe('unspecified')
  expect(answer.protective['train-gen']).toMatchObject({ value: 'deny', conditions: ['payment type=subscription'] })
})

test('licences beside one another each permit what they list; the rest stays denied', () => {
  const two = `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">search</permits></license>
    <license><permits type="usage">ai-train</permits><payment type="attribution"/></license></content></rsl>`
  const { literal } = evaluate([rsl('https://a.example/l.xml', two)])
  expect([literal.search, literal['train-gen'], literal['ai-input']]).toMatchObject([
    { value: 'allow', conditions: [] },
    { value: 'allow', conditions: ['attribution'] },
    { value: 'deny' },
  ])
})

test('the words of an older template deny in the protective reading, and never allow', () => {
  expect(training([rsl('https://a.example/l.xml', license('<prohibits type="usage">train-ai</prohibits>'))])).toEqual([
    'unspecified',
    'deny',
  ])
  const permitted = license('<permits type="usage">train-ai</permits>')
  expect(training([rsl('https://a.example/l.xml', permitted)])).toEqual(['deny', 'deny'])
})

test('a statement names the licence and the line that announces it', () => {
  const announced = robots('License: https://a.example/l.xml\n')
  const [statement] = statementsOf([announced, rsl('https://a.example/l.xml', NO_TRAINING)])
  expect(statement?.evidence).toEqual([
    {
      location: 'https://a.example/l.xml',
      locator: 'rsl/content[1]/license[1]/prohibits[1]',
      quote: '<prohibits type="usage">ai-train</prohibits>',
    },
    { location: 'https://a.example/robots.txt', locator: 'line 1', quote: 'License: https://a.example/l.xml' },
  ])
})

test('no more licences are followed than the bound, which is flagged', () => {
  const lines = Array.from({ length: 40 }, (_, number) => `License: https://a.example/${number}.xml\n`)
  const readings = readRsl([robots(lines.join(''))], { url: URL_OF, agent: '', media: null })
  expect(readings.filter(({ unread }) => unread !== undefined)).toHaveLength(16)
  expect(readings.flatMap(({ flags }) => flags)).toEqual(['too-many-licences'])
})

test('eight MiB of rubbish take no more than their share of time', () => {
  for (const unit of ['<', '<content url="/">', 'License: https://a.example/\n', 'a', '<html><link>', '\0'])
    for (const location of ['https://a.example/robots.txt', URL_OF])
      readRsl([rsl(location, unit.repeat((8 << 20) / unit.length))], { url: URL_OF, agent: 'x', media: null })
})

const UNSAID = ['unspecified', 'unspecified']

function statementsOf(signals: Signal[]): PreferenceStatement[] {
  return readRsl(signals, { url: URL_OF, agent: '', media: null }).flatMap(({ statements }) => statements)
}
