import { z } from 'zod'
import { COLUMNS_MAX, EMPTY_FAULT, FAULTS_TOLD, tooManyColumnsFault } from '#lib/records/fault-words.ts'
import type { Compression } from '#lib/records/format.ts'
import type { RecordFault } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { CODECS } from './file-head.ts'
import { textOf } from './sql.ts'
import { fileFault } from './unpack.ts'

/**
 * Writes JSON Lines as Parquet, every value a text, rows in their order: what is nested stays JSON. The columns are all keys that occur. Answers
 * what keeps the file from being read, with the rows; nothing if it was.
 */
export async function stageLines(
  duck: Duck,
  file: string,
  compression: Compression,
  staged: string,
): Promise<RecordFault[]> {
  const lines = `read_ndjson_objects(${textOf(file)}, compression = '${CODECS[compression]}', ignore_errors = true)`
  const keys = await duck.rows(
    z.object({ key: z.string().nullable(), isBroken: z.boolean() }),
    `SELECT key, bool_or(json IS NULL OR json_type(json) <> 'OBJECT') AS "isBroken"
     FROM (SELECT json, unnest(CASE WHEN len(json_keys(json)) = 0 THEN [NULL] ELSE coalesce(json_keys(json), [NULL]) END) AS key FROM ${lines})
     GROUP BY key ORDER BY key NULLS FIRST LIMIT ${COLUMNS_MAX + 2}`,
  )
  const names = keys.flatMap(({ key }) => key ?? [])
  if (keys.some(({ isBroken }) => isBroken)) return brokenLines(duck, file, lines, compression)
  if (names.length === 0) return [EMPTY_FAULT]
  if (names.length > COLUMNS_MAX) return [tooManyColumnsFault(names.length)]
  if (names.some((name) => name.includes('\0')))
    return [fileFault('unreadable', 'A key holds the character NUL. Give the keys names that can be written.')]
  const twin = names.find((name, place) =>
    names.slice(0, place).some((other) => other.toLowerCase() === name.toLowerCase()),
  )
  if (twin !== undefined)
    return [
      fileFault('unreadable', `Two keys differ in case alone from each other, ${twin} among them. Write them alike.`),
    ]
  const columns = await orderedAsWritten(duck, lines, names)
  const read = await duck.attempt(
    `COPY (SELECT * FROM read_json(${textOf(file)}, format = 'newline_delimited', compression = '${CODECS[compression]}',
       columns = {${columns.map((name) => `${textOf(name)}: 'VARCHAR'`).join(', ')}})) TO ${textOf(staged)} (FORMAT parquet, COMPRESSION lz4)`,
  )
  return read.ok ? [] : [fileFault('unreadable', `This can't be read as JSON Lines: ${read.why.split('\n')[0] ?? ''}`)]
}

/** Keys in the order of the first record, the others behind them. */
async function orderedAsWritten(duck: Duck, lines: string, names: readonly string[]): Promise<string[]> {
  const [first] = await duck.rows(
    z.object({ keys: z.array(z.string()) }),
    `SELECT json_keys(json) AS keys FROM ${lines} LIMIT 1`,
  )
  return [...new Set([...(first?.keys ?? []), ...names])]
}

async function brokenLines(duck: Duck, file: string, lines: string, compression: Compression): Promise<RecordFault[]> {
  const rows = await duck.rows(
    z.object({ row: z.coerce.number(), type: z.string().nullable() }),
    `SELECT row_number() OVER () AS row, json_type(json) AS type FROM ${lines}
     QUALIFY json IS NULL OR json_type(json) <> 'OBJECT' ORDER BY row LIMIT ${FAULTS_TOLD}`,
  )
  const strict = await duck.attempt(
    `SELECT count(json) FROM read_ndjson_objects(${textOf(file)}, compression = '${CODECS[compression]}')`,
  )
  const said = strict.ok ? '' : (/(?:line|record\/value) \d+: ([^\n]+?)\.?\s*$/m.exec(strict.why)?.[1] ?? '')
  return rows.map(({ row, type }, place): RecordFault => {
    const isFirst = place === rows.findIndex((each) => each.type === null)
    if (type !== null)
      return {
        row,
        column: '',
        code: 'unreadable',
        message: `Row ${row} holds JSON, but no object. Write one object a line: {"id": …}.`,
      }
    if (isFirst && /UTF-?8|unicode/i.test(said))
      return { row, column: '', code: 'bad-utf8', message: `Row ${row} is not UTF-8: ${said}. Save the file as UTF-8.` }
    const why = isFirst && said !== '' ? `: ${said}` : ''
    return {
      row,
      column: '',
      code: 'unreadable',
      message: `Row ${row} is no whole JSON object${why}. Write one object a line.`,
    }
  })
}
