import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { comparedPath, normalPath, normalPattern, pathOf, pathPattern } from '#lib/preference/path-pattern.ts'
import { robotsAccess, robotsAccessOf } from '#lib/preference/robots-access.ts'
import { groupsFor } from '#lib/preference/robots-groups.ts'
import { indexRules } from '#lib/preference/robots-index.ts'
import { parseRobotsTxt, type RobotsFile, type RobotsLine } from '#lib/preference/robots-txt.ts'

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
      return pathPattern(pattern).fits(given) === fitsByTrying(given, pattern)
    }),
    { numRuns: 5000 },
  )
})

const piece = fc.constantFrom('/', 'a', 'b', 'ab', '/ab', '*', '*', '$', '%61', '%2A', '?', '.b')
const pattern = fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('')}`)
const rule = fc.tuple(fc.constantFrom('Allow', 'Disallow'), fc.oneof(pattern, fc.constantFrom('*b', '', '*')))
const group = fc.tuple(fc.subarray(['*', 'A', 'B'], { minLength: 1 }), fc.array(rule, { maxLength: 25 }))
const robots = fc
  .array(group, { maxLength: 4 })
  .map((groups) =>
    groups
      .flatMap(([agents, rules]) => [
        ...agents.map((agent) => `User-agent: ${agent}`),
        ...rules.map(([word, path]) => `${word}: ${path}`),
      ])
      .join('\n'),
  )
const path = fc
  .array(fc.constantFrom('/', 'a', 'b', 'ab', '/ab', '?', '.b', '*', '%61'), { maxLength: 8 })
  .map((pieces) => `/${pieces.join('')}`)

/** RFC 9309 s2.2.2 as it is written: of all rules that fit the most octets decide, of equal ones the allow; of equal allows the first line. */
function decidedByDefinition(file: RobotsFile, agent: string, url: string): RobotsLine | null {
  const rules = groupsFor(file, agent)
    .groups.flatMap(({ lines }) => lines)
    .filter(({ key, value }) => (key === 'allow' || key === 'disallow') && value !== '')
    .filter(({ value }) => fitsByTrying(normalPath(pathOf(url)), normalPattern(value)))
  const octets = ({ value }: RobotsLine) => normalPattern(value).length
  const most = Math.max(0, ...rules.map(octets))
  const longest = rules.filter((line) => octets(line) === most)
  return longest.find(({ key }) => key === 'allow') ?? longest[0] ?? null
}

test('RFC 9309 s2.2.2: the rules made ready decide as the definition does, by the same line, for one agent and for many', () => {
  fc.assert(
    fc.property(robots, fc.array(path, { minLength: 1, maxLength: 4 }), (text, paths) => {
      const file = parseRobotsTxt(Buffer.from(text))
      return ['A', 'C', ''].every((agent) => {
        const ask = robotsAccess(file, agent)
        return paths.every((one) => {
          const url = `https://a.example${one}`
          const line = decidedByDefinition(file, agent, url)
          const quick = ask(url)
          const alike = robotsAccessOf(file, url)(agent)
          const access = line === null || line.key === 'allow' ? 'allow' : 'deny'
          return [quick, alike].every((found) => found.rule === line && found.access === access)
        })
      })
    }),
    { numRuns: 3000 },
  )
})

test('an index finds the first rule of its list that fits, however many there are', () => {
  const many = fc.array(pattern, { minLength: 20, maxLength: 120 })
  fc.assert(
    fc.property(many, path, (patterns, given) => {
      const rules = patterns.map((one) => ({ pattern: one }))
      const first = rules.find((one) => pathPattern(one.pattern).fits(given)) ?? null
      return indexRules(rules)(given) === first
    }),
    { numRuns: 3000 },
  )
})

test('ten thousand rules of one start, and the longest pattern that a file can hold, are made ready and asked in time', () => {
  const twins = Array.from({ length: 10_000 }, (_, index) => `Disallow: /${'a'.repeat(20)}*${index}`).join('\n')
  const long = `Disallow: /${'a*'.repeat(255_000)}`
  for (const text of [twins, long]) {
    const file = parseRobotsTxt(Buffer.from(`User-agent: *\n${text}`))
    const url = `https://a.example/${'a'.repeat(8000)}`
    expect(robotsAccess(file, 'x')(url).access).toBe('allow')
    expect(robotsAccessOf(file, url)('x').access).toBe('allow')
  }
})

test('the quick way to the path of a URL leads where the careful one leads', () => {
  const part = fc.constantFrom(
    '/',
    ':',
    '?',
    ';',
    '#',
    '%',
    '%41',
    '%c3',
    '*',
    '$',
    'a',
    'A.b',
    'é',
    ' ',
    '@',
    '//',
    '\\t',
  )
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
  const start = fc.constantFrom('https://', 'http://', 'https://a.example/', 'http://a/', 'ftp://a/', '', '/')
  fc.assert(
    fc.property(start, text, (before, after) => {
      const url = before + after
      const isAlike = comparedPath(url) === normalPath(pathOf(url))
      return isAlike && comparedPath(url, 'google') === pathOf(url)
    }),
    { numRuns: 8000 },
  )
})

test('the normal form of a path is its own normal form', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const path = normalPath(pathOf(url))
      return normalPattern(path) === path
    }),
    { numRuns: 1000 },
  )
})
