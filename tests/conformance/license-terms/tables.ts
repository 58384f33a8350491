import { existsSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../../../shared/data/standards/licences/', import.meta.url)

/** Whether the tables of others lie beside this checkout. */
export const areTablesHere = existsSync(FOLDER)

/** The bytes of one of the shared tables, as text. */
export function readTable(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

/** Where our table and that of another say different things of one licence, in one column. */
export type Difference = { id: string; column: string; ours: string; theirs: string }

/** What was compared with a table, and where it differs, in our table's order. */
export type Comparison = { compared: string[]; differences: Difference[] }

/** A difference where the two answers differ; nothing where they agree. */
export function differing(id: string, column: string, ours: string, theirs: string): Difference[] {
  return ours === theirs ? [] : [{ id, column, ours, theirs }]
}

/** The answer to a question with two answers. */
export function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
