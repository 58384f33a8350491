import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { normalPath, normalPattern, pathPattern } from './path-pattern.ts'
import { fittingTests, type PathTest, pathKeyOf, prefixTests } from './path-tests.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'B', '/', '*', '$', '?', '%41', '%2A', 'é', '.'), maxLength: 8 })
const tests: fc.Arbitrary<PathTest[]> = fc.array(
  fc.record({
    pattern: text.map((one) => normalPattern(Buffer.from(`/${one}`, 'utf8').toString('latin1'))),
    kind: fc.constantFrom('cased' as const, 'caseless' as const),
  }),
  { maxLength: 12 },
)

test('law: looked up or tried one by one, the same tests fit', () => {
  fc.assert(
    fc.property(tests, text, (all, rest) => {
      const path = normalPath(Buffer.from(`/${rest}`, 'utf8').toString('latin1'))
      const lowered = all.map((one) => (one.kind === 'caseless' ? { ...one, pattern: one.pattern.toLowerCase() } : one))
      const plainly = lowered.flatMap(({ pattern, kind }, place) =>
        pathPattern(pattern).fits(kind === 'caseless' ? path.toLowerCase() : path) ? [place] : [],
      )
      return fittingTests(lowered)(path).join() === plainly.join()
    }),
    { numRuns: 500 },
  )
})

test('a URL whose path a test sets apart is like no other; others with the same fits are alike', () => {
  const keyOf = pathKeyOf([
    { pattern: '/private', kind: 'cased' },
    { pattern: '/essay$', kind: 'alone' },
  ])
  expect(keyOf('https://a.example/b')).toBe(keyOf('https://a.example/c?d'))
  expect(keyOf('https://a.example/private/1')).toBe(keyOf('https://a.example/private2'))
  expect(keyOf('https://a.example/private')).not.toBe(keyOf('https://a.example/b'))
  expect(keyOf('https://a.example/essay')).not.toBe(keyOf('https://a.example/ess%61y'))
})

test('where a browser would ask for another path than is written, both count', () => {
  const keyOf = pathKeyOf([{ pattern: '/a/', kind: 'cased' }])
  expect(keyOf('https://a.example/a/../b')).not.toBe(keyOf('https://a.example/b'))
  expect(keyOf('https://a.example/a/../b')).not.toBe(keyOf('https://a.example/a/b'))
})

test('a prefix ends where a segment does', () => {
  const fits = (prefix: string, path: string) => fittingTests(prefixTests(prefix))(path).length > 0
  expect(['/a', '/a/', '/a/b', '/a?b'].map((path) => fits('/a', path))).toEqual([true, true, true, true])
  expect(['/ab', '/', '/b/a'].map((path) => fits('/a', path))).toEqual([false, false, false])
  expect([fits('/a/', '/a'), fits('/a/', '/a/b'), fits('/', '/x'), fits('', '/x')]).toEqual([false, true, true, true])
  expect([fits('/a*b', '/a%2Ab'), fits('/a*b', '/axb')]).toEqual([true, false])
})
