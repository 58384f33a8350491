import { nextTriple, rarestTriples, TRIPLES } from './octet-triples.ts'
import { pathPattern } from './path-pattern.ts'
import { deepestPlace, type Place, startTree } from './start-tree.ts'

/**
 * A rule and its rank: of those that fit, the lowest decides. `start`: the pattern up to its first star or its end, which ends in the octet
 * `startsIn`. `also`: the next rule of the same place.
 */
type Ranked<Rule> = {
  rule: Rule
  rank: number
  start: string
  lastOfStart: number
  startsIn: number
  fits(path: string): boolean
  also: Ranked<Rule> | null
}

/** So few rules with stars are tried at once; of more, only those whose rarest three octets the path holds. */
const FEW_WILD = 8

/**
 * Rules made ready to be asked for many paths in normal form: the first rule of the list that fits, or null. Literal rules are found by walking
 * along the path once; many with stars by the three octets of theirs that fewest others have.
 */
export function indexRules<Rule extends { pattern: string }>(rules: readonly Rule[]): (path: string) => Rule | null {
  const ranked = rules.map(rankedOf)
  const wild = rules.map(({ pattern }) => (pattern.includes('*') ? pattern : ''))
  const isMany = wild.filter((pattern) => pattern !== '').length > FEW_WILD
  const triples = isMany ? rarestTriples(wild) : wild.map(() => null)
  const byTriple = isMany ? bucketsOf(ranked, triples) : null
  const root = startTree(ranked.filter(({ rank }) => triples[rank] === null))
  return (path) => {
    let found: Ranked<Rule> | null = null
    for (let place: Place<Ranked<Rule>> | null = deepestPlace(root, path); place !== null; place = place.above)
      for (const one of place.here) {
        if (found !== null && found.rank < one.rank) break
        if (isFit(one, path)) found = one
      }
    return (byTriple === null ? found : lowestOfTriples(byTriple, found, path))?.rule ?? null
  }
}

function rankedOf<Rule extends { pattern: string }>(rule: Rule, rank: number): Ranked<Rule> {
  const { pattern } = rule
  const star = pattern.indexOf('*')
  const start = pattern.slice(0, star === -1 ? (pattern.endsWith('$') ? -1 : undefined) : star)
  const lastOfStart = start.length - 1
  const startsIn = start === '' ? 0 : start.charCodeAt(lastOfStart)
  return { rule, rank, start, lastOfStart, startsIn, fits: pathPattern(pattern).fits, also: null }
}

/** One octet tells most paths that do not fit. */
function isFit<Rule>({ lastOfStart, startsIn, fits }: Ranked<Rule>, path: string): boolean {
  return (lastOfStart < 0 || path.charCodeAt(lastOfStart) === startsIn) && fits(path)
}

/** The first rule of each triple, by rank, and at each triple its number; 0: there is none. */
type Buckets<Rule> = { numbers: Uint16Array; firsts: (Ranked<Rule> | null)[] }

function bucketsOf<Rule>(ranked: readonly Ranked<Rule>[], triples: readonly (number | null)[]): Buckets<Rule> {
  const numbers = new Uint16Array(TRIPLES)
  const firsts: (Ranked<Rule> | null)[] = [null]
  for (const one of ranked.toReversed()) {
    const triple = triples[one.rank] ?? null
    if (triple === null) continue
    const number = numbers[triple] ?? 0
    one.also = firsts[number] ?? null
    if (number === 0) numbers[triple] = firsts.push(one) - 1
    else firsts[number] = one
  }
  return { numbers, firsts }
}

function lowestOfTriples<Rule>(
  { numbers, firsts }: Buckets<Rule>,
  before: Ranked<Rule> | null,
  path: string,
): Ranked<Rule> | null {
  let found = before
  let held = 0
  for (let at = 0; at < path.length; at += 1) {
    held = nextTriple(held, path.charCodeAt(at))
    const number = numbers[held]
    if (number === 0 || number === undefined) continue
    for (let one = firsts[number] ?? null; one !== null; one = one.also) {
      if (found !== null && found.rank <= one.rank) break
      if (isFit(one, path)) found = one
    }
  }
  return found
}
