import type { SettledMapping } from '#lib/records/mapping.ts'
import { RECORD_ROLES, type RecordRole } from '#lib/records/schema.ts'
import type { OpenedFile } from './open-file.ts'
import { nameOf } from './sql.ts'

/**
 * A column of the manifest that is to be. `from`: the file's column; `made`: how its value is made, in SQL, which stops with an error at a value
 * that can't be read; `given`: what stands in the file, as text; `bad`: which rows are at fault, null where none can be.
 */
export type PlannedColumn = {
  name: string
  role: RecordRole | null
  from: string
  made: string
  given: string
  bad: string | null
}

/** Names that a manifest gives a meaning to; a kept column of that name gets a number behind it. */
const RESERVED = [...RECORD_ROLES, 'host', 'host_key', 'file_row_number'].map((name) => name.toLowerCase())

/** The columns of a manifest in order: first the roles, then what is kept as it came. */
export function plannedColumns(
  columns: OpenedFile['columns'],
  { mapping, kept }: Pick<SettledMapping, 'mapping' | 'kept'>,
): PlannedColumn[] {
  const roles = RECORD_ROLES.flatMap((role): PlannedColumn[] => {
    const from = mapping[role]
    const type = columns.find(({ name }) => name === from)?.type
    if (from === undefined || type === undefined) return []
    return [{ name: role, role, from, ...reading(role, from, type) }]
  })
  const taken = new Set(RESERVED)
  const others = kept.map((from): PlannedColumn => {
    const name = freeName(from, taken)
    taken.add(name.toLowerCase())
    return { name, role: null, from, made: nameOf(from), given: nameOf(from), bad: null }
  })
  return [...roles, ...others]
}

type Reading = Pick<PlannedColumn, 'made' | 'given' | 'bad'>

/** How a role's value is made of a column of this type. An empty text is nothing. */
function reading(role: RecordRole, column: string, type: string): Reading {
  const name = nameOf(column)
  const given = type === 'VARCHAR' ? `nullif(${name}, '')` : `nullif(CAST(${name} AS VARCHAR), '')`
  if (role === 'id') return { made: given, given, bad: `${given} IS NULL` }
  if (role === 'digest') return digestOf(name, given, type)
  if (role === 'bytes' || role === 'tokens') return amountOf(name, given, type)
  if (role === 'retrievedAt') {
    const bad = `${given} IS NOT NULL AND TRY_CAST(${given} AS TIMESTAMPTZ) IS NULL`
    return { made: `CAST(CAST(${given} AS TIMESTAMPTZ) AS TIMESTAMP)`, given, bad }
  }
  if (role === 'mark' && type === 'BOOLEAN') {
    const word = /transl/i.test(column) ? 'translated' : 'synthetic'
    return { made: `CASE WHEN ${name} THEN '${word}' END`, given, bad: null }
  }
  return { made: given, given, bad: null }
}

/** 64 lower-case hex digits, bare or behind `sha256:`, or 32 bytes. What is none of these gets no leaf, see `LEAF`. */
function digestOf(name: string, given: string, type: string): Reading {
  if (type === 'BLOB')
    return {
      made: `lower(hex(${name}))`,
      given: `lower(hex(${name}))`,
      bad: `octet_length(${name}) IS DISTINCT FROM 32`,
    }
  const made = `CASE WHEN starts_with(${given}, 'sha256:') THEN substr(${given}, 8) ELSE ${given} END`
  return { made, given, bad: `NOT coalesce(regexp_full_match(${given}, '(?:sha256:)?[0-9a-f]{64}'), false)` }
}

/** A whole number, 0 or more, which a text may spell (also as 12.0). A cast alone would round 1.5. */
function amountOf(name: string, given: string, type: string): Reading {
  const isWhole = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/.test(type)
  const good = isWhole
    ? `${name} >= 0 AND ${name} <= 9007199254740991`
    : `regexp_full_match(${given}, '[0-9]{1,15}(?:\\.0*)?')`
  const made = `CASE WHEN ${given} IS NULL OR ${good} THEN CAST(${given} AS BIGINT) ELSE error('no amount: ' || ${given}) END`
  const cheap = `CASE WHEN ${name} IS NULL OR ${good} THEN CAST(${name} AS BIGINT) ELSE error('no amount: ' || ${given}) END`
  return { made: isWhole ? cheap : made, given, bad: `${given} IS NOT NULL AND NOT (${good})` }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 1; taken.has(free.toLowerCase()); number += 1) free = `${name}_${number}`
  return free
}
