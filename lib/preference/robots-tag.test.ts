import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { evaluateSignals } from './evaluate.ts'
import { parseRobotsTag } from './robots-directives.ts'
import type { HeaderLine, Signal, Subject } from './signal.ts'

const URL = 'https://a.example/x'
const subject: Subject = { url: URL, agent: 'ourbot', media: 'image' }
const page = (html: string | null, headers: HeaderLine[] = [], location = URL): Signal => ({
  mechanism: 'robots-tag',
  location,
  body: html === null ? null : Buffer.from(html),
  headers,
})
const tag = (...lines: string[]) =>
  page(
    null,
    lines.map((line): HeaderLine => ['X-Robots-Tag', line]),
  )
const EVIDENCE = { location: URL, locator: 'header X-Robots-Tag 1', quote: '' }
const parse = (line: string) =>
  parseRobotsTag(line, EVIDENCE).flatMap(({ name, agent, isDoubtful }) => (isDoubtful ? [] : [`${agent}: ${name}`]))
const training = (signals: Signal[], asked: Partial<Subject> = {}) => {
  const { literal, protective } = evaluateSignals(signals, { ...subject, ...asked })
  return [literal['train-gen'].value, protective['train-gen'].value]
}

for (const [line, expected] of [
  ['googlebot: noindex, noai', ['googlebot: noindex', 'googlebot: noai']],
  ['a: noindex, b: noai, noml', ['a: noindex', 'b: noai', 'b: noml']],
  ['Datenbank Crawler: NoAI', ['Datenbank Crawler: noai']],
  ['a: max-snippet: 5, noai', ['a: max-snippet', 'a: noai']],
  ['unavailable_after: Friday, 25-Aug-23 15:00:00 GMT, noai', ['*: unavailable_after', '*: noai']],
  ['unavailable_after: Mon, 25 Jun 2030 15:00:00 PST, noai', ['*: unavailable_after', '*: noai']],
  ['*: noai', ['*: noai']],
  [' , ,noai,', ['*: ', '*: ', '*: noai', '*: ']],
] as const)
  test(`the line ${line} says ${expected.join(', ')}`, () => {
    expect(parse(line)).toEqual(expected)
  })

test('a line is evidence with its number, as it was sent', () => {
  const { evidence } = evaluateSignals([tag('otherbot: noai', 'NoAI ')], subject)
  expect(evidence.filter(({ statement }) => !statement.includes('otherbot'))).toMatchObject([
    { locator: 'header X-Robots-Tag 2', quote: 'NoAI ', location: URL, effects: { 'train-gen': 'deny' } },
    { locator: 'header X-Robots-Tag 2', basis: 'contested', effects: { 'ai-input': 'deny' } },
  ])
})

test('lines and metas of all places add up', () => {
  const { literal } = evaluateSignals([tag('noindex'), page('<meta name="robots" content="all, noml">')], subject)
  expect([literal.search.value, literal['train-gen'].value]).toEqual(['deny', 'deny'])
})

test('a deny for an agent that is known to train counts in protective', () => {
  expect(training([tag('GPTBot: noai')])).toEqual(['unspecified', 'deny'])
  expect(training([page('<meta name="gptbot" content="noai">')])).toEqual(['unspecified', 'deny'])
  expect(training([tag('OURBOT: noai')])).toEqual(['deny', 'deny'])
  expect(training([page('<meta name="description" content="noai">')])).toEqual(['unspecified', 'unspecified'])
})

test('what follows the first comma of a line that is for an agent may be for everyone, and is remarked', () => {
  const answer = evaluateSignals([tag('otherbot: nofollow, noai')], subject)
  expect(answer.flags).toEqual(['joined-lines'])
  expect(answer.protective['ai-input'].value).toBe('unspecified')
})

test('noimageai denies for an image; where nobody says what the record is, in protective alone', () => {
  expect(training([tag('noimageai')])).toEqual(['deny', 'deny'])
  expect(training([tag('noimageai')], { media: null })).toEqual(['unspecified', 'deny'])
  expect(training([tag('noimageai')], { media: 'page' })).toEqual(['unspecified', 'unspecified'])
  const typed = (type: string) =>
    page(null, [
      ['Content-Type', type],
      ['X-Robots-Tag', 'noimageai'],
    ])
  expect(training([typed('image/png')], { media: null })).toEqual(['deny', 'deny'])
  expect(training([typed('text/html')], { media: null })).toEqual(['unspecified', 'unspecified'])
})

test('a meta after the head has ended, or in a noscript, counts in protective alone', () => {
  const meta = '<meta name="robots" content="noai">'
  expect(training([page(`<head><img src=x>${meta}</head>`)])).toEqual(['unspecified', 'deny'])
  expect(training([page(`<head><noscript>${meta}</noscript></head>`)])).toEqual(['unspecified', 'deny'])
  expect(training([page(`<head><!-- ${meta} --></head>`)])).toEqual(['unspecified', 'unspecified'])
})

test('a body that is no page has no metas', () => {
  const text = '<meta name="robots" content="noai">'
  expect(training([page(text, [['Content-Type', 'text/plain']])])).toEqual(['unspecified', 'unspecified'])
  expect(training([page(`say ${text}`)])).toEqual(['unspecified', 'unspecified'])
  expect(training([page(text, [['Content-Type', 'TEXT/HTML; charset=x']])])).toEqual(['deny', 'deny'])
})

test('noarchive binds Bing and Amazon alone, each for what it says', () => {
  const of = (agent: string, ...lines: string[]) => evaluateSignals([tag(...lines)], { ...subject, agent }).literal
  expect(of('bingbot', 'noarchive')['ai-input'].value).toBe('deny')
  expect(of('amazonbot', 'noarchive')['train-nongen'].value).toBe('deny')
  expect(of('amazonbot', 'bingbot: noarchive')['train-nongen'].value).toBe('unspecified')
  expect(of('bingbot', 'noarchive', 'nocache')['ai-input'].value).toBe('unspecified')
  expect(of('bingbot', 'noarchive', 'nocache')['train-gen']).toMatchObject({
    value: 'deny',
    conditions: ['url, title and snippet only'],
  })
  expect(of('Amazonbot', 'noarchive', 'nocache')['train-gen'].value).toBe('deny')
})

test('nothing that it says ever allows', () => {
  const word = fc.constantFrom('all', 'index', 'noai', 'ourbot: all', 'a: noml', ',', ':', 'max-snippet: -1', 'none')
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }), fc.string(), (words, html) => {
      const answer = evaluateSignals([tag(words.join(', ')), page(html)], subject)
      return Object.values({ ...answer.literal, ...answer.protective }).every(({ value }) => value !== 'allow')
    }),
    { numRuns: 2000 },
  )
})

test('a header as long as a block may be is read in good time', () => {
  for (const unit of ['noai,', 'a: noai,', ':', 'a b c d e ', ',', ' '])
    training([tag(unit.repeat(Math.floor(65_536 / unit.length)))])
})
