import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/**
 * Whether the column is one of these values, sent as one array: a statement of constant text however many there are. For thousands of values, where
 * a parameter for each would cost more than the answer.
 */
export function anyOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...new Set(values)])})`
}
