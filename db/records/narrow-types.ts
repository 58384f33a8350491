import { z } from 'zod'
import type { Duck } from './duck.ts'
import type { PlannedColumn } from './role-columns.ts'
import { nameOf } from './sql.ts'

/**
 * Gives kept columns of texts the type of what they hold, where nothing is lost by it: whole numbers, numbers, true and false. A column is narrowed
 * only if each of its values is spelt just as the engine spells it, so `007` and `1.10` stay texts; one without any value does, too.
 */
export async function narrowTypes(
  duck: Duck,
  rows: string,
  planned: readonly PlannedColumn[],
): Promise<PlannedColumn[]> {
  const texts = planned.filter(({ role }) => role === null)
  if (texts.length === 0) return [...planned]
  const tests = texts.flatMap(({ from }, place) => {
    const name = nameOf(from)
    return TYPES.map(
      ({ type, isSpelt }) => `bool_and(${isSpelt(name)}) FILTER (${name} IS NOT NULL) AS "${type}_${place}"`,
    )
  })
  const [found = {}] = await duck.rows(
    z.record(z.string(), z.boolean().nullable()),
    `SELECT ${tests.join(', ')} FROM ${rows}`,
  )
  return planned.map((column) => {
    const place = texts.indexOf(column)
    const type = TYPES.find((each) => found[`${each.type}_${place}`] === true)?.type
    return type === undefined ? column : { ...column, made: `CAST(${column.made} AS ${type})` }
  })
}

const TYPES = [
  { type: 'BIGINT', isSpelt: (name: string) => isSpeltAs(name, 'BIGINT') },
  {
    type: 'DOUBLE',
    isSpelt: (name: string) =>
      `coalesce(isfinite(TRY_CAST(${name} AS DOUBLE)), false) AND (${isSpeltAs(name, 'DOUBLE')} OR ${isSpeltAs(name, 'DOUBLE', '.0')})`,
  },
  { type: 'BOOLEAN', isSpelt: (name: string) => `${name} IN ('true', 'false')` },
] as const

function isSpeltAs(name: string, type: string, ending = ''): string {
  return `coalesce(CAST(TRY_CAST(${name} AS ${type}) AS VARCHAR) = ${name} || '${ending}', false)`
}
