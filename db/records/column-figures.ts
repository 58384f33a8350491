import { z } from 'zod'
import type { Duck } from './duck.ts'
import { nameOf, rowsOf, textOf } from './sql.ts'
import { ToldText } from './told-text.ts'

/** A column of a Parquet file with its figures. */
export type FiguredColumn = {
  name: string
  type: string
  figures: { present: number; missing: number; distinct: number; min: string | null; max: string | null }
}

const Figure = z.coerce.number()
const Bounds = z.object({ present: Figure, min: ToldText, max: ToldText })

/** How long a smallest or largest value is told. */
const VALUE_TOLD = 200

/** The figures of each column of a Parquet file; `distinct`: of each, how many different values it has. What the file's own footer says is not read again. */
export async function columnFigures(
  duck: Duck,
  file: string,
  count: number,
  distinct: ReadonlyMap<string, number>,
): Promise<FiguredColumn[]> {
  const figured: FiguredColumn[] = []
  for (const { name, type } of await duck.columns(`SELECT * FROM ${rowsOf(file)}`)) {
    const bounds = (await footerBounds(duck, file, name, type)) ?? (await scannedBounds(duck, file, name))
    const values = Math.min(distinct.get(name) ?? 0, bounds.present)
    figured.push({ name, type, figures: { ...bounds, missing: count - bounds.present, distinct: values } })
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
