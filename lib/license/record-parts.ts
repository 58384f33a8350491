import { sha256Hex } from '../digest.ts'
import { matchLicense } from './alias.ts'
import type { LicensedPart } from './licensing.ts'
import { recordedStatement } from './recorded-statement.ts'
import { LicenseStatement } from './statement.ts'

/**
 * The licence column of a version's records: how many records carry each value (null: no value), those with the most first.
 * `rest`: how many carry one of the values that are left out, and how many such values there are. `total`: all records.
 */
export type RecordLicenses = {
  total: number
  values: readonly { value: string | null; records: number }[]
  rest: { values: number; records: number } | null
}

/** A value longer than this is named by its sha256 in the id of its part. */
const ID_LENGTH = 200
/** A statement's raw string is no longer than this. */
const RAW_LENGTH = 20_000

/**
 * Records that share a licence as parts of their version, from the licence column of its manifest: what the items themselves say, declared.
 * Of records without a value nothing is said; neither is of those whose values are too many to be told one by one.
 * `isDivided`: sources divide the version already, so that these parts have no share beside theirs.
 */
export function recordParts({ total, values, rest }: RecordLicenses, isDivided: boolean): LicensedPart[] {
  const part = (id: string, name: string, records: number, statements: LicensedPart['statements']): LicensedPart => ({
    id: `records/${id}`,
    kind: 'records',
    name,
    url: null,
    share: isDivided || total === 0 ? null : { unit: 'records', value: records / total },
    mode: null,
    collectedFrom: null,
    collectedTo: null,
    statements,
  })
  const told = values.flatMap(({ value, records }) =>
    value === null || value.trim() === ''
      ? []
      : [part(idOf(value), value.slice(0, ID_LENGTH), records, [recordedStatement(statementOf(value))])],
  )
  if (rest === null || rest.records === 0) return told
  const name = `Records with one of ${rest.values.toLocaleString('en')} further licence values`
  return [...told, part('*', name, rest.records, [])]
}

function idOf(value: string): string {
  return value.length <= ID_LENGTH ? value : `sha256:${sha256Hex(value)}`
}

function statementOf(value: string): LicenseStatement {
  const raw = value.slice(0, RAW_LENGTH).toWellFormed().replaceAll('\u0000', '\ufffd').trim()
  const { expression, match } = matchLicense(raw)
  return LicenseStatement.parse({
    raw,
    expression,
    match,
    basis: 'item-metadata',
    readFrom: 'manifest-column',
    reason: 'In the licence column of the records.',
  })
}
