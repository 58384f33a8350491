import { expect, test } from '@playwright/test'
import { fileMechanism, filesOf, MAX_TARGETS, targetsOf } from './harvest-places.ts'

const ORIGIN = 'https://a.example'
const paths = (firstTrustIsAbsent: boolean) =>
  filesOf(ORIGIN, { firstTrustIsAbsent }).map(({ mechanism, location }) => [mechanism, location.slice(ORIGIN.length)])
const files = (over: { robots?: string; tdmrep?: string; headers?: [string, string][] }) => ({
  robots: over.robots === undefined ? null : Buffer.from(over.robots),
  tdmrep: over.tdmrep === undefined ? null : Buffer.from(over.tdmrep),
  headers: over.headers ?? [],
})

test('an origin is asked for robots.txt first, then for its files; the second trust.txt only where the first is not there', () => {
  expect(paths(false)).toEqual([
    ['robots-txt', '/robots.txt'],
    ['tdmrep', '/.well-known/tdmrep.json'],
    ['ai-txt', '/ai.txt'],
    ['ai-txt-well-known', '/.well-known/ai.txt'],
    ['trust-txt', '/trust.txt'],
  ])
  expect(paths(true).at(-1)).toEqual(['trust-txt', '/.well-known/trust.txt'])
})

test('a file is known by its path on any host, and nothing else is one', () => {
  expect(fileMechanism('http://b.example:81/.well-known/ai.txt')).toBe('ai-txt-well-known')
  expect(fileMechanism('http://b.example/.well-known/trust.txt')).toBe('trust-txt')
  expect(fileMechanism('http://b.example/sub/robots.txt')).toBeNull()
  expect(fileMechanism('no address')).toBeNull()
})

test('licences and policies that files point to are places too, licences first, each once', () => {
  const { places, isCut } = targetsOf(
    files({
      robots: 'License: https://rsl.example/x.xml\nUser-agent: *\nLicense: https://rsl.example/x.xml#top\nDisallow:\n',
      tdmrep: JSON.stringify([{ location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://a.example/policy.json' }]),
      headers: [['TDM-Policy', 'https://a.example/other.json']],
    }),
  )
  expect(places.map(({ mechanism, location, isPolicy }) => [mechanism, location, isPolicy])).toEqual([
    ['rsl', 'https://rsl.example/x.xml', false],
    ['tdmrep', 'https://a.example/policy.json', true],
    ['tdmrep', 'https://a.example/other.json', true],
  ])
  expect(isCut).toBe(false)
})

test('what is no whole web address points nowhere, and a password in one is left out', () => {
  const { places } = targetsOf(
    files({
      robots: 'License: /x.xml\nLicense: ftp://a.example/\nLicense: https://me:pw@a.example/y\nLicense: https://[\n',
    }),
  )
  expect(places.map(({ location }) => location)).toEqual(['https://a.example/y'])
})

test(`no more than ${MAX_TARGETS} targets are asked`, () => {
  const lines = Array.from({ length: 40 }, (_, n) => `License: https://a.example/${n}\n`)
  const { places, isCut } = targetsOf(files({ robots: lines.join('') }))
  expect([places.length, isCut]).toEqual([MAX_TARGETS, true])
})
