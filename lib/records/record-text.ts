import { RECORD_ROLES, type RecordRow } from './schema.ts'

/** The forms in which chosen records are written out as text. */
export const RECORD_TEXT_FORMATS = ['csv', 'jsonl'] as const
export type RecordTextFormat = (typeof RECORD_TEXT_FORMATS)[number]

/** The most records that are written out as text at once; the Parquet file has all. */
export const RECORD_TEXT_MAX = 100_000

/**
 * A record as one flat object: its roles that have a value, then its other columns, one whose name is that of a role as `other.NAME`. The host is left
 * out: it follows from the URL. Read again as JSONL it is the same record.
 */
export function flatRecord(row: RecordRow): Record<string, unknown> {
  const roles = RECORD_ROLES.flatMap((role) => (row[role] === null ? [] : [[role, row[role]]]))
  const others = Object.entries(row.other).map(([name, value]) => [otherName(name), value])
  return Object.fromEntries([...roles, ...others])
}

/** The record as one line of JSON. */
export function printJsonLine(row: RecordRow): string {
  return `${JSON.stringify(flatRecord(row))}\n`
}

/** The heads of a CSV file of records: every role, then these other columns (RFC 4180, with line feeds). */
export function printCsvHead(others: readonly string[]): string {
  return csvLine([...RECORD_ROLES, ...others.map(otherName)])
}

/** The record as one line of CSV, in the order of the heads. What is missing is empty; what is no plain value is JSON. */
export function printCsvLine(row: RecordRow, others: readonly string[]): string {
  const roles = RECORD_ROLES.map((role) => row[role])
  return csvLine([...roles, ...others.map((name) => row.other[name])].map(textOf))
}

function otherName(name: string): string {
  const roles: readonly string[] = RECORD_ROLES
  return roles.includes(name) ? `other.${name}` : name
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}
