import { normalPath, type PathPattern, pathOf, pathPattern } from './path-pattern.ts'
import { subjectPath } from './signal.ts'

/**
 * A question about a path in normal form, of which what is said of a URL may depend: whether a pattern fits it. `caseless`: whatever the case
 * of its letters. `alone`: a URL whose path fits is like no other.
 */
export type PathTest = { pattern: string; kind: 'cased' | 'caseless' | 'alone' }

/** The tests of one kind whose literal beginning is so long, by that beginning. */
type Begun = { octets: number; tests: Map<string, { place: number; pattern: PathPattern }[]> }

/**
 * Which tests fit a path, by their places in the list, made ready to be asked often. Beginnings are looked up rather than tried one by one, so
 * that thousands of tests cost little.
 */
export function fittingTests(tests: readonly PathTest[]): (path: string) => number[] {
  const places = tests.map((test, place) => ({ ...test, place }))
  const caseless = beginnings(places.filter(({ kind }) => kind === 'caseless'))
  const cased = beginnings(places.filter(({ kind }) => kind !== 'caseless'))
  return (path) => [...found(cased, path), ...found(caseless, path.toLowerCase())].sort((a, b) => a - b)
}

/** Whether every path fits a pattern: such a one tells no two apart. */
export function isTrivial(pattern: string): boolean {
  return /^\/?\**$/.test(pattern)
}

/** What a pattern demands of the beginning of a path: all of it up to its first star or its end. */
export function beginningOf(pattern: string): string {
  const star = pattern.indexOf('*')
  if (star !== -1) return pattern.slice(0, star)
  return pattern.endsWith('$') ? pattern.slice(0, -1) : pattern
}

/**
 * A URL by the tests that it fits: two URLs of one origin with the same key are told the same. Readers take a URL's path as it is written or as
 * browsers write it, so each way has its own place in the key.
 */
export function pathKeyOf(tests: readonly PathTest[]): (url: string) => string {
  const fitting = fittingTests(tests)
  return (url) => {
    const fits = pathsOf(url).map((path) => fitting(normalPath(path)))
    const isAlone = fits.some((places) => places.some((place) => tests[place]?.kind === 'alone'))
    return `${fits.map((places) => places.join()).join(' ')}${isAlone ? ` ${url}` : ''}`
  }
}

/** The path of a URL in every way in which a reader takes it. */
function pathsOf(url: string): string[] {
  const browsers = subjectPath(url)
  return [pathOf(url), browsers, pathOf(browsers)]
}

/** The patterns that together fit a prefix on the border of a segment: `/a` is `/a`, `/a/…` and `/a?…`, not `/ab`. */
export function prefixTests(prefix: string): PathTest[] {
  const literal = normalPath(prefix)
  const ends = literal.endsWith('/') || literal === '' ? [''] : ['$', '/', '?']
  return ends.map((end) => ({ pattern: `${literal}${end}`, kind: 'cased' }))
}

function beginnings(tests: readonly (PathTest & { place: number })[]): Begun[] {
  const lengths = new Map<number, Begun['tests']>()
  for (const { pattern, place } of tests) {
    const beginning = beginningOf(pattern)
    const begun = lengths.get(beginning.length) ?? new Map<string, { place: number; pattern: PathPattern }[]>()
    begun.set(beginning, [...(begun.get(beginning) ?? []), { place, pattern: pathPattern(pattern) }])
    lengths.set(beginning.length, begun)
  }
  return [...lengths].map(([octets, tests]) => ({ octets, tests }))
}

function found(begun: readonly Begun[], path: string): number[] {
  return begun.flatMap(({ octets, tests }) =>
    (tests.get(path.slice(0, octets)) ?? []).filter(({ pattern }) => pattern.fits(path)).map(({ place }) => place),
  )
}
