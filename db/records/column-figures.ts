import { z } from 'zod'
import type { Duck } from './duck.ts'
import { nameOf, rowsOf, textOf } from './sql.ts'
import { ToldText } from './told-text.ts'

/** A column of a Parquet file with its figures; `distinct` is exact up to some thousand values, and within one in a hundred above. */
export type FiguredColumn = {
  name: string
  type: string
  figures: { present: number; missing: number; distinct: number; min: string | null; max: string | null }
}

const Figure = z.coerce.number()
const Bounds = z.object({ present: Figure, min: ToldText, max: ToldText })

/** How long a smallest or largest value is told. */
const VALUE_TOLD = 200

/** One value in so many is counted where there are many: chosen by its hash, so that equal values are chosen alike. */
const SAMPLED = 64
/** From so many sampled values on the estimate is within one in a hundred, nearly always. */
const SAMPLE_ENOUGH = 20_000
/** Up to so many rows everything is counted. */
const ROWS_COUNTED = 1_000_000

/** The figures of each column of a Parquet file. `known`: distinct values that are known already. What the file's own footer says is not read again. */
export async function columnFigures(
  duck: Duck,
  file: string,
  count: number,
  known: ReadonlyMap<string, number>,
): Promise<FiguredColumn[]> {
  const columns = await duck.columns(`SELECT * FROM ${rowsOf(file)}`)
  const unknown = columns.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  const distinct = await distinctValues(duck, rowsOf(file), count, unknown)
  const figured: FiguredColumn[] = []
  for (const { name, type } of columns) {
    const bounds = (await footerBounds(duck, file, name, type)) ?? (await scannedBounds(duck, file, name))
    const estimate = known.get(name) ?? distinct.get(name) ?? 0
    const figures = { ...bounds, missing: count - bounds.present, distinct: Math.min(estimate, bounds.present) }
    figured.push({ name, type, figures })
  }
  return figured
}

/** From the footer: null where it does not say, as for nested columns and very long values. */
async function footerBounds(duck: Duck, file: string, name: string, type: string) {
  if (!/^(?:VARCHAR|BIGINT|INTEGER|DOUBLE|TIMESTAMP|BOOLEAN|DATE)$/.test(type)) return null
  const edge = (of: 'min' | 'max') =>
    `left(CAST(${of}(TRY_CAST(stats_${of}_value AS ${type})) AS VARCHAR), ${VALUE_TOLD}) AS ${of}`
  const [found] = await duck.rows(
    Bounds.extend({ groups: Figure, told: Figure }),
    `SELECT sum(num_values - stats_null_count) AS present, ${edge('min')}, ${edge('max')}, count(*) AS groups,
       count(*) FILTER (stats_null_count = num_values OR (min_is_exact AND max_is_exact AND TRY_CAST(stats_min_value AS ${type}) IS NOT NULL AND TRY_CAST(stats_max_value AS ${type}) IS NOT NULL)) AS told
     FROM parquet_metadata(${textOf(file)}) WHERE path_in_schema = $name`,
    { name },
  )
  if (found === undefined || found.groups === 0 || found.told < found.groups) return null
  return { present: found.present, min: found.min, max: found.max }
}

async function scannedBounds(duck: Duck, file: string, name: string) {
  const column = nameOf(name)
  const edge = (of: 'min' | 'max') => `left(CAST(${of}(${column}) AS VARCHAR), ${VALUE_TOLD}) AS ${of}`
  const [found] = await duck.rows(
    Bounds,
    `SELECT count(${column}) AS present, ${edge('min')}, ${edge('max')} FROM ${rowsOf(file)}`,
  )
  return found ?? { present: 0, min: null, max: null }
}

/** How many different values each column has. */
async function distinctValues(
  duck: Duck,
  rows: string,
  count: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  if (count <= ROWS_COUNTED) return counted(duck, rows, names, (name) => `count(DISTINCT ${name})`)
  const sampled = await counted(
    duck,
    rows,
    names,
    (name) => `count(DISTINCT hash(${name})) FILTER (hash(${name}) % ${SAMPLED} = 0 AND ${name} IS NOT NULL)`,
  )
  const few = names.filter((name) => (sampled.get(name) ?? 0) < SAMPLE_ENOUGH)
  const exact = await counted(duck, rows, few, (name) => `count(DISTINCT ${name})`)
  return new Map(names.map((name) => [name, exact.get(name) ?? SAMPLED * (sampled.get(name) ?? 0)]))
}

async function counted(
  duck: Duck,
  rows: string,
  names: readonly string[],
  count: (column: string) => string,
): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const counts = names.map((name, place) => `${count(nameOf(name))} AS c${place}`)
  const [found = {}] = await duck.rows(z.record(z.string(), Figure), `SELECT ${counts.join(', ')} FROM ${rows}`)
  return new Map(names.map((name, place) => [name, found[`c${place}`] ?? 0]))
}
