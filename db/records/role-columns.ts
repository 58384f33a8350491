import { type ColumnMapping, RECORD_ROLES, type RecordRole } from '#lib/records/schema.ts'
import { nameOf } from './sql.ts'

/** A column of the manifest that is to be: its name there, its role, and how it is made of the file's column. */
export type PlannedColumn = { name: string; role: RecordRole | null; from: string; made: string }

/** Names that a manifest gives a meaning to; a kept column of that name gets a number behind it. */
const RESERVED = [...RECORD_ROLES, 'host', 'host_key'].map((name) => name.toLowerCase())

/** The columns of a manifest in order: first the roles, then what is kept as it came. */
export function plannedColumns(
  columns: readonly { name: string; type: string }[],
  mapping: ColumnMapping,
  kept: readonly string[],
): PlannedColumn[] {
  const roles = RECORD_ROLES.flatMap((role): PlannedColumn[] => {
    const from = mapping[role]
    const type = columns.find(({ name }) => name === from)?.type
    return from === undefined || type === undefined ? [] : [{ name: role, role, from, made: madeAs(role, from, type) }]
  })
  const taken = new Set(RESERVED)
  const others = kept.map((from): PlannedColumn => {
    const name = freeName(from, taken)
    taken.add(name.toLowerCase())
    return { name, role: null, from, made: nameOf(from) }
  })
  return [...roles, ...others]
}

/** How a role's value is made of a column: null where it has none, or none that can be read. */
export function madeAs(role: RecordRole, column: string, type: string): string {
  const name = nameOf(column)
  const text = type === 'VARCHAR' ? `nullif(${name}, '')` : `nullif(CAST(${name} AS VARCHAR), '')`
  if (role === 'digest') return type === 'BLOB' ? `lower(hex(${name}))` : `replace(${text}, 'sha256:', '')`
  if (role === 'bytes' || role === 'tokens') return `TRY_CAST(${text} AS BIGINT)`
  if (role === 'retrievedAt') return `CAST(TRY_CAST(${text} AS TIMESTAMPTZ) AS TIMESTAMP)`
  if (role === 'mark' && type === 'BOOLEAN')
    return `CASE WHEN ${name} THEN '${/transl/i.test(column) ? 'translated' : 'synthetic'}' END`
  return text
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 1; taken.has(free.toLowerCase()); number += 1) free = `${name}_${number}`
  return free
}
