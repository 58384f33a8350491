import type { Duck } from './duck.ts'
import { nameOf, textOf } from './sql.ts'

const ROWS_AT_ONCE = 20_000

/**
 * Makes a table of rows that were worked out elsewhere, in place of one of that name. `columns`: their types in DuckDB's words. Rows are values, never
 * part of a statement.
 */
export async function fillTable<Row extends Record<string, unknown>>(
  duck: Duck,
  name: string,
  columns: { readonly [Column in keyof Row & string]: string },
  rows: Iterable<Row>,
): Promise<void> {
  const named = Object.entries<string>(columns)
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE ${nameOf(name)} (${named.map(([key, type]) => `${nameOf(key)} ${type}`).join(', ')})`,
  )
  await addRows(duck, name, columns, rows)
}

/** Adds rows to such a table. */
export async function addRows<Row extends Record<string, unknown>>(
  duck: Duck,
  name: string,
  columns: { readonly [Column in keyof Row & string]: string },
  rows: Iterable<Row>,
): Promise<void> {
  const named = Object.entries<string>(columns)
  const shape = textOf(JSON.stringify([columns]))
  const values = named.map(([key]) => `one.${nameOf(key)}`).join(', ')
  const insert = `INSERT INTO ${nameOf(name)} SELECT ${values} FROM (SELECT unnest(from_json($rows, ${shape})) AS one)`
  let part: Row[] = []
  const send = async () => {
    if (part.length > 0) await duck.run(insert, { rows: JSON.stringify(part) })
    part = []
  }
  for (const row of rows) {
    part.push(row)
    if (part.length === ROWS_AT_ONCE) await send()
  }
  await send()
}
