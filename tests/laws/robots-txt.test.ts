import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { MECHANISM_READERS } from '#lib/preference/mechanisms.ts'
import { normalPath, normalPattern, pathOf, pathPattern } from '#lib/preference/path-pattern.ts'
import { robotsAccess } from '#lib/preference/robots-access.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'

// Whatever stands at a place of a stranger is read: no input throws, none hangs. FUZZ_RUNS raises the number of inputs.

const RUNS = Number(process.env.FUZZ_RUNS ?? 3000)

const word = fc.constantFrom(
  'User-agent: *',
  'User-agent: GPTBot',
  'user-agent:',
  'Disallow: /',
  'Disallow: /a*b$',
  'Allow: /%zz%2A',
  'Content-Signal: ai-train=no, search=yes',
  'Content-Signal: /x',
  'Content-Usage: train-ai=n',
  'License: https://a.example/license.xml',
  '# BEGIN Cloudflare Managed content',
  '\u0000',
  '\ufeff',
  ':',
  '{',
)
const text = fc
  .array(fc.oneof(word, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 12 })
  .chain((lines) => fc.constantFrom('\n', '\r', '\r\n', ' ').map((end) => lines.join(end)))
const bytes = fc.oneof(
  text.map((one) => Buffer.from(one)),
  fc.uint8Array({ maxLength: 400 }),
)

test('any bytes are a robots.txt, any text is a URL, and the answer is one of two', () => {
  fc.assert(
    fc.property(bytes, fc.string(), fc.string(), (file, agent, url) => {
      for (const dialect of ['rfc9309', 'google'] as const) {
        const { access } = robotsAccess(parseRobotsTxt(file, dialect), agent, dialect)(url)
        expect(['allow', 'deny']).toContain(access)
      }
    }),
    { numRuns: RUNS },
  )
})

test('any bytes and header lines at any place are read by every mechanism', () => {
  const signal = fc.record({
    mechanism: fc.constantFrom(...MECHANISM_READERS.map(({ key }) => key)),
    location: fc.constantFrom('https://a.example/robots.txt', 'https://a.example/x', 'nonsense'),
    body: fc.option(bytes),
    headers: fc.array(fc.tuple(fc.constantFrom('Content-Signal', 'Content-Usage', 'X-Robots-Tag', 'Link'), text), {
      maxLength: 3,
    }),
  })
  fc.assert(
    fc.property(fc.array(signal, { maxLength: 3 }), fc.string(), (signals, agent) => {
      const answer = evaluateSignals(signals, { url: 'https://a.example/x?y', agent, media: null })
      expect(['allowed', 'disallowed', 'unknown']).toContain(answer.access)
    }),
    { numRuns: RUNS },
  )
})

/** The plain definition of the wildcard, by trying every place: slow, and easy to see through. */
function fitsByTrying(path: string, pattern: string): boolean {
  if (pattern === '') return true
  if (pattern === '$') return path === ''
  if (pattern[0] === '*') return [...path, ''].some((_, skip) => fitsByTrying(path.slice(skip), pattern.slice(1)))
  return path[0] === pattern[0] && fitsByTrying(path.slice(1), pattern.slice(1))
}

test('a pattern fits what its definition says, for all short patterns', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 7 })
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 9 })
  fc.assert(
    fc.property(short, fc.boolean(), path, (start, isWhole, given) => {
      const pattern = start + (isWhole ? '$' : '')
      expect(pathPattern(pattern).fits(given)).toBe(fitsByTrying(given, pattern))
    }),
    { numRuns: 5000 },
  )
})

test('the normal form of a path is its own normal form', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const path = normalPath(pathOf(url))
      expect(normalPattern(path)).toBe(path)
    }),
    { numRuns: 1000 },
  )
})
