import { z } from 'zod'
import type { Duck } from './duck.ts'
import { nameOf } from './sql.ts'

/** Up to so many rows everything is counted. */
const ROWS_COUNTED = 1_000_000
/** Beyond, one value in so many: chosen by its hash, so that equal values are chosen alike. */
const SAMPLED = 64
/** From so many sampled values on the estimate is within one in a hundred, nearly always. */
const SAMPLE_ENOUGH = 20_000

const Figures = z.record(z.string(), z.coerce.number())

/** What one look at all records shows: whether an id occurs twice, how many digests are none, and how many different values columns have. */
export type Survey = { hasTwins: boolean; badDigests: number; distinct: Map<string, number> }

/**
 * Looks at the `count` records of a manifest. Different values are exact up to a million records, and where they are few; else estimated within
 * one in a hundred.
 */
export async function surveyRecords(
  duck: Duck,
  rows: string,
  count: number,
  columns: readonly string[],
): Promise<Survey> {
  const isWhole = count <= ROWS_COUNTED
  const looked = [
    'count(DISTINCT hash(id)) AS ids',
    'count(*) FILTER (NOT regexp_full_match(digest, \'[0-9a-f]{64}\')) AS "badDigests"',
    ...columns.map((name, place) => `${isWhole ? counted(name) : sampled(name)} AS c${place}`),
  ]
  const [found = {}] = await duck.rows(Figures, `SELECT ${looked.join(', ')} FROM ${rows}`)
  const values = columns.map((_, place) => found[`c${place}`] ?? 0)
  const few = isWhole ? [] : columns.filter((_, place) => (values[place] ?? 0) < SAMPLE_ENOUGH)
  const exact = await countExactly(duck, rows, few)
  const estimates = columns.map((name, place): [string, number] => {
    const value = values[place] ?? 0
    return [name, isWhole ? value : (exact.get(name) ?? SAMPLED * value)]
  })
  const distinct = new Map([['id', count], ...estimates])
  return { hasTwins: await hasTwins(duck, rows, count, found.ids ?? 0), badDigests: found.badDigests ?? 0, distinct }
}

function counted(name: string): string {
  return `count(DISTINCT ${nameOf(name)})`
}

function sampled(name: string): string {
  const hash = `hash(${nameOf(name)})`
  return `count(DISTINCT ${hash}) FILTER (${hash} % ${SAMPLED} = 0 AND ${nameOf(name)} IS NOT NULL)`
}

async function countExactly(duck: Duck, rows: string, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const counts = names.map((name, place) => `${counted(name)} AS c${place}`)
  const [found = {}] = await duck.rows(Figures, `SELECT ${counts.join(', ')} FROM ${rows}`)
  return new Map(names.map((name, place) => [name, found[`c${place}`] ?? 0]))
}

/** Two ids have one hash next to never: then the ids themselves are counted. */
async function hasTwins(duck: Duck, rows: string, count: number, hashes: number): Promise<boolean> {
  if (hashes === count) return false
  const [found] = await duck.rows(z.object({ ids: z.coerce.number() }), `SELECT ${counted('id')} AS ids FROM ${rows}`)
  return found?.ids !== count
}
