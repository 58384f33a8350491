import { expect, test } from '@playwright/test'
import { answerCheck, CheckQuestion, originOf } from './check.ts'
import { compileOrigin } from './compile-origin.ts'

const AT = '2026-06-05T00:00:00.000Z'
const robots = {
  mechanism: 'robots-txt' as const,
  location: 'https://a.example/robots.txt',
  body: Buffer.from('User-agent: *\nContent-Signal: ai-train=no\nAllow: /\n'),
  headers: [],
}
const known = new Map([
  ['https://a.example', { observedAt: AT, ...compileOrigin({ signals: [robots], agent: 'Colophon' }) }],
])

test('an address of a host that was seen is decided with the line that says so', () => {
  const [item] = answerCheck(['https://a.example/essay'], known, AT).items
  expect(item).toMatchObject({
    state: 'decided',
    observedAt: AT,
    decision: { usages: { 'train-gen': 'disallowed', search: 'unknown' }, access: 'allowed' },
  })
  expect(item?.decision?.evidence).toContainEqual(expect.objectContaining({ locator: 'line 2' }))
})

test('a host that was never seen, another port of one that was, and what is no address are told apart and allow nothing', () => {
  const asked = ['https://b.example/', 'https://a.example:8443/', 'ftp://a.example/', 'https://', 'notes.txt']
  expect(answerCheck(asked, known, AT).items.map(({ state }) => state)).toEqual([
    'not-observed',
    'not-observed',
    'no-address',
    'no-address',
    'no-address',
  ])
})

test('an origin is scheme, host and port, whatever the case and the default port', () => {
  expect(originOf('HTTPS://A.Example:443/x')).toBe('https://a.example')
  expect(originOf('https://ümlaut.example/')).toBe('https://xn--mlaut-jva.example')
  expect(originOf('javascript:alert(1)')).toBeNull()
})

test('a question holds one to ten thousand addresses', () => {
  expect(CheckQuestion.safeParse({ urls: [] }).success).toBe(false)
  expect(CheckQuestion.safeParse({ urls: Array(10_001).fill('https://a.example') }).success).toBe(false)
  expect(CheckQuestion.parse({ urls: ['https://a.example'] })).toMatchObject({ at: null, agent: 'Colophon' })
})
