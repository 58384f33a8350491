import { WANTED } from './mapping.ts'
import type { RecordFault, RecordRole } from './schema.ts'

/** The most faults that are told of one file. */
export const FAULTS_TOLD = 100

/** The most columns that a manifest may have: each is counted and shown, and a table of features is no list of records. */
export const COLUMNS_MAX = 1000

/** More than one URL in a hundred that is no address, and the column is not taken for one of URLs. Below, such records are kept without a host. */
export const BAD_URL_SHARE = 0.01

/** Whether so many of the URLs that are there are no addresses that the file is refused. */
export function areUrlsRefused(bad: number, present: number): boolean {
  return bad > present * BAD_URL_SHARE
}

const VALUE_TOLD = 80

/** A fault of one row, in the words of its role. `value`: what stands there, null if nothing does. */
export function valueFault(role: RecordRole, row: number, column: string, value: string | null): RecordFault {
  const told = value === null ? 'nothing' : JSON.stringify(shortened(value))
  if (value === null && (role === 'id' || role === 'digest')) {
    const why = role === 'id' ? 'Each record needs an id of its own' : `Each record needs its digest: ${WANTED.digest}`
    const message = `In row ${row} the column ${column} is empty. ${why}.`
    return { row, column, code: role === 'id' ? 'missing-id' : 'missing-digest', message }
  }
  const code = role === 'digest' ? 'bad-digest' : role === 'url' ? 'bad-url' : 'wrong-type'
  const hint = role === 'digest' && value !== null ? digestHint(value) : ''
  const message = `In row ${row} the column ${column} holds ${told}. As ${role} it should be ${WANTED[role]}.${hint}`
  return { row, column, code, message }
}

/** What is said of a row whose id an earlier row has, too. */
export function duplicateFault(row: number, column: string, id: string, first: number): RecordFault {
  const message = `Row ${row} has the id ${JSON.stringify(shortened(id))}, which row ${first} has already. Each record needs an id of its own.`
  return { row, column, code: 'duplicate-id', message }
}

/** What is said of a file in which too many URLs are no addresses. It stands before the first of them. */
export function badUrlsFault(column: string, bad: number, present: number): RecordFault {
  const message = `Of ${present.toLocaleString('en')} values in the column ${column}, ${bad.toLocaleString('en')} are no whole addresses, more than 1 in 100. Send the URLs with https:// and host, or say that this column is not the url.`
  return { row: 0, column, code: 'bad-url', message }
}

/** What is said of a file with more columns than a manifest may have. */
export function tooManyColumnsFault(columns: number): RecordFault {
  const message = `The file has ${columns.toLocaleString('en')} columns; a manifest has ${COLUMNS_MAX.toLocaleString('en')} at most. Leave out what does not describe the records.`
  return { row: 0, column: '', code: 'too-many-columns', message }
}

export const EMPTY_FAULT: RecordFault = {
  row: 0,
  column: '',
  code: 'empty',
  message: 'There is no record in this file. A manifest has one row for each record.',
}

function shortened(value: string): string {
  return value.length > VALUE_TOLD ? `${value.slice(0, VALUE_TOLD)}…` : value
}

function digestHint(value: string): string {
  const bare = value.replace(/^sha256:/i, '')
  if (/^[0-9a-fA-F]{64}$/.test(bare)) return ' Only lower-case letters are taken, alone or behind "sha256:".'
  if (/^[0-9a-fA-F]{32}$/.test(bare)) return ' 32 digits are an MD5.'
  if (/^[0-9a-fA-F]{40}$/.test(bare)) return ' 40 digits are a SHA-1.'
  return /^[A-Za-z0-9+/]{43}=$/.test(bare) ? ' This may be the same in base64; write it as hex.' : ''
}
