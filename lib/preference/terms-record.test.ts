import { expect, test } from '@playwright/test'
import { type PublicTerms, TermsDraft, termsHoldFor, termsStatements } from './terms-record.ts'

const DRAFT = {
  host: 'WWW.Bücher.example.',
  url: 'https://www.example.org/terms',
  quote: 'You may not use our content to train models.',
  leaves: ['train-gen', 'train-nongen'],
  effect: 'deny',
  reason: 'Section 4 says so.',
}

const TERMS: PublicTerms = {
  id: '00000000-0000-4000-8000-000000000000',
  host: 'a.example',
  withSubdomains: false,
  pathPrefix: '/',
  url: 'https://a.example/terms',
  snapshot: `sha256:${'a'.repeat(64)}`,
  quote: 'Words.',
  leaves: ['train-gen'],
  effect: 'allow',
  reason: 'It says so.',
  recorded: { name: 'Ada', at: '2026-01-01T00:00:00Z' },
  confirmed: { name: 'Ada', at: '2026-02-01T00:00:00Z' },
  ended: null,
  isReliedOn: true,
}

test('a host is kept as addresses have it, for the host alone and every path unless said otherwise', () => {
  expect(TermsDraft.parse(DRAFT)).toMatchObject({
    host: 'www.xn--bcher-kva.example',
    withSubdomains: false,
    pathPrefix: '/',
    snapshot: null,
  })
})

for (const [what, over, at] of [
  ['an address for a host', { host: 'https://a.example/x' }, 'host'],
  ['a port', { host: 'a.example:80' }, 'host'],
  ['no host', { host: '' }, 'host'],
  ['a pattern for a path', { pathPrefix: '/a*' }, 'pathPrefix'],
  ['a path without its slash', { pathPrefix: 'a' }, 'pathPrefix'],
  ['no usage', { leaves: [] }, 'leaves'],
  ['a usage twice', { leaves: ['search', 'search'] }, 'leaves'],
  ['an allow without the page as it was read', { effect: 'allow' }, 'snapshot'],
  ['no words', { quote: ' ' }, 'quote'],
] as const)
  test(`terms with ${what} are refused at ${at}`, () => {
    const read = TermsDraft.safeParse({ ...DRAFT, ...over })
    expect(read.error?.issues[0]?.path[0]).toBe(at)
  })

test('terms hold for their host, for those below it only where they say so, and for no look-alike', () => {
  expect(termsHoldFor(TERMS, 'https://a.example/x')).toBe(true)
  expect(termsHoldFor(TERMS, 'http://A.EXAMPLE.:8080/')).toBe(true)
  expect(termsHoldFor(TERMS, 'https://b.a.example/')).toBe(false)
  const all = { ...TERMS, withSubdomains: true }
  expect(termsHoldFor(all, 'https://b.a.example/')).toBe(true)
  expect(termsHoldFor(all, 'https://xa.example/')).toBe(false)
  expect(termsHoldFor(all, 'no address')).toBe(false)
})

test('a path holds on the border of a segment', () => {
  for (const pathPrefix of ['/art', '/art/']) {
    const scope = { ...TERMS, pathPrefix }
    expect(['/art', '/art/1', '/arts', '/'].map((path) => termsHoldFor(scope, `https://a.example${path}`))).toEqual([
      true,
      true,
      false,
      false,
    ])
  }
})

test('an allow is weak until another person confirmed it, also one of the same name; what ended says nothing', () => {
  const at = (moment: string, over: Partial<PublicTerms> = {}) =>
    termsStatements([{ ...TERMS, ...over }], 'https://a.example/', moment).map(({ weak }) => weak)
  expect(at('2025-12-31T00:00:00Z')).toEqual([])
  expect(at('2026-01-15T00:00:00Z')).toEqual([true])
  expect(at('2026-02-15T00:00:00Z')).toEqual([false])
  expect(at('2026-04-15T00:00:00Z', { ended: { at: '2026-03-01T00:00:00Z', reason: 'New terms.' } })).toEqual([])
})

test('a deny counts at once, for the protective reading', () => {
  const [deny] = termsStatements(
    [{ ...TERMS, effect: 'deny', confirmed: null }],
    'https://a.example/',
    '2026-01-02T00:00:00Z',
  )
  expect(deny).toMatchObject({ effects: { 'train-gen': 'deny' }, profiles: ['protective'], basis: 'contested' })
})
