import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { compileOrigin } from './compile-origin.ts'
import { evaluateSignals } from './evaluate.ts'
import { type Mechanism, PreferenceStatement } from './preference.ts'
import type { Signal } from './signal.ts'

const ORIGIN = 'https://a.example'
const AGENT = 'Colophon'

const signal = (mechanism: Mechanism, path: string, body: string, headers: Signal['headers'] = []): Signal => ({
  mechanism,
  location: path.startsWith('/') ? ORIGIN + path : path,
  body: Buffer.from(body, 'utf8'),
  headers,
})

const path = fc
  .array(fc.constantFrom('a', 'B', 'b', '/', '%41', '%2a', '%2F', 'é', '.', '?', '=', ';', ' '), { maxLength: 6 })
  .map((parts) => `/${parts.join('')}`)
const url = path.map((one) => ORIGIN + one)
const pattern = fc
  .array(fc.constantFrom('a', 'B', 'b', '/', '%41', '%2A', 'é', '*', '$', '.', '?'), { maxLength: 4 })
  .map((parts) => `/${parts.join('')}`)
const word = fc.constantFrom('y', 'n')

const robotsLine = fc.oneof(
  fc.constantFrom('*', 'GPTBot', 'CCBot', AGENT).map((name) => `User-agent: ${name}`),
  pattern.map((one) => `Disallow: ${one}`),
  pattern.map((one) => `Allow: ${one}`),
  fc.tuple(pattern, word).map(([one, value]) => `Content-Usage: ${one} train-ai=${value}`),
  pattern.map((one) => `Content-Signal: ${one} ai-train=no, search=yes`),
  fc.constant(`License: ${ORIGIN}/license.xml`),
)
const lines = (line: fc.Arbitrary<string>) => fc.array(line, { maxLength: 8 }).map((all) => all.join('\n'))

const signals: fc.Arbitrary<Signal[]> = fc
  .record({
    robots: lines(robotsLine).map((text) => signal('robots-txt', '/robots.txt', text)),
    tdmrep: fc
      .array(fc.record({ location: pattern, 'tdm-reservation': fc.constantFrom(0, 1, '1') }), { maxLength: 3 })
      .map((rules) => signal('tdmrep', '/.well-known/tdmrep.json', JSON.stringify(rules))),
    aiTxt: lines(
      fc.oneof(
        fc.constant('User-agent: *'),
        fc.tuple(fc.constantFrom('Allow', 'Disallow'), pattern).map(([key, one]) => `${key}: ${one.slice(1)}`),
      ),
    ).map((text) => signal('ai-txt', '/ai.txt', text)),
    wellKnown: lines(
      fc.oneof(
        fc.constant('Training: conditional'),
        fc.tuple(fc.constantFrom('Training-Allow', 'Training-Deny'), pattern).map(([key, one]) => `${key}: ${one}`),
      ),
    ).map((text) => signal('ai-txt-well-known', '/.well-known/ai.txt', text)),
    rsl: fc.array(pattern, { maxLength: 3 }).map((all) => {
      const contents = all.map(
        (one) => `<content url="${one}"><license><prohibits type="usage">ai-train</prohibits></license></content>`,
      )
      return signal('rsl', '/license.xml', `<rsl xmlns="https://rslstandard.org/rsl">${contents.join('')}</rsl>`)
    }),
    page: path.map((one) => signal('robots-tag', one, '', [['X-Robots-Tag', 'noai']])),
  })
  .chain(({ robots, tdmrep, aiTxt, wellKnown, rsl, page }) =>
    fc.subarray([robots, tdmrep, aiTxt, wellKnown, rsl, page]),
  )

test('law: an origin that was asked of other URLs before answers as if asked of this one alone', () => {
  fc.assert(
    fc.property(signals, fc.array(url, { minLength: 2, maxLength: 12 }), (given, urls) => {
      const origin = compileOrigin({ signals: given, agent: AGENT, identities: ['CCBot'] })
      return urls.every((one) => {
        const own = given.filter(({ mechanism, location }) => mechanism !== 'robots-tag' || isSame(location, one))
        const alone = evaluateSignals(own, { url: one, agent: AGENT, media: null }, { identities: ['CCBot'] })
        return JSON.stringify(origin.judge(one)) === JSON.stringify(alone)
      })
    }),
    { numRuns: 400 },
  )
})

test('what a response says of use is said of that record alone', () => {
  const { judge } = compileOrigin({
    signals: [signal('robots-tag', '/essay', '', [['X-Robots-Tag', 'noai']])],
    agent: AGENT,
  })
  expect(judge(`${ORIGIN}/essay`).literal['train-gen'].value).toBe('deny')
  expect(judge(`${ORIGIN}/essay#top`).literal['train-gen'].value).toBe('deny')
  expect(judge(`${ORIGIN}/other`).literal['train-gen'].value).toBe('unspecified')
})

test('terms that a person recorded count below their prefix', () => {
  const statement = PreferenceStatement.parse({
    id: 'terms:1',
    mechanism: 'terms',
    effects: { 'train-gen': 'deny' },
    basis: 'contested',
    addressee: '*',
  })
  const { judge } = compileOrigin({ signals: [], recorded: [{ pathPrefix: '/news', statement }], agent: AGENT })
  const valueAt = (path: string) => judge(ORIGIN + path).protective['train-gen'].value
  expect([valueAt('/news'), valueAt('/news/1'), valueAt('/newsletter')]).toEqual(['deny', 'deny', 'unspecified'])
})

test('what a group for one of our identities says counts too', () => {
  const robots = signal('robots-txt', '/robots.txt', 'User-agent: CCBot\nContent-Signal: ai-train=no\n')
  const valueFor = (identities: string[]) =>
    compileOrigin({ signals: [robots], agent: AGENT, identities }).judge(`${ORIGIN}/`).literal['train-gen'].value
  expect([valueFor([]), valueFor(['CCBot'])]).toEqual(['unspecified', 'deny'])
})

function isSame(a: string, b: string): boolean {
  return new URL(a).pathname === new URL(b).pathname && new URL(a).search === new URL(b).search
}

test('a path that is written as one and taken by browsers as another is not told what either of them alone is told', () => {
  const only = signal('tdmrep', '/.well-known/tdmrep.json', '[{"location": "/$", "tdm-reservation": 0}]')
  const { judge } = compileOrigin({ signals: [only], agent: AGENT })
  const words = [`${ORIGIN}/ `, `${ORIGIN}/`, `${ORIGIN}//`].map((one) => judge(one).literal['tdm-other'].value)
  expect(words).toEqual(['allow', 'allow', 'unspecified'])
})
