import { z } from 'zod'
import { type CsvHeader, readCsvHeader } from '#lib/records/csv-header.ts'
import { COLUMNS_MAX, EMPTY_FAULT, FAULTS_TOLD, tooManyColumnsFault } from '#lib/records/fault-words.ts'
import type { Compression } from '#lib/records/format.ts'
import type { RecordFault } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { CODECS, textHead } from './file-head.ts'
import { textOf } from './sql.ts'
import { fileFault } from './unpack.ts'

const LINE_MAX_BYTES = 16 * 1024 ** 2

/** Writes a CSV as Parquet, every value a text, rows in their order. Answers what keeps it from being read, with the rows; nothing if it was. */
export async function stageCsv(
  duck: Duck,
  file: string,
  compression: Compression,
  staged: string,
): Promise<RecordFault[]> {
  const header = readCsvHeader(await textHead(duck, file, compression))
  if (header === null) return [EMPTY_FAULT]
  if (header.names.length > COLUMNS_MAX) return [tooManyColumnsFault(header.names.length)]
  if (header.names.some((name) => name.includes('\ufffd')))
    return [fileFault('bad-utf8', 'The line with the names of the columns is not UTF-8. Save the file as UTF-8.')]
  if (header.names.some((name) => name.includes('\0')))
    return [fileFault('unreadable', 'The name of a column holds the character NUL. Is this a text file?')]
  const options = optionsOf(header, compression)
  const read = await duck.attempt(
    `COPY (SELECT * FROM read_csv(${textOf(file)}, ${options})) TO ${textOf(staged)} (FORMAT parquet, COMPRESSION lz4)`,
  )
  return read.ok ? [] : rejectedRows(duck, file, options, staged, read.why)
}

/** RFC 4180 with the header's delimiter; an empty value is nothing. */
function optionsOf({ delimiter, names }: CsvHeader, compression: Compression): string {
  const columns = names.map((name) => `${textOf(name)}: 'VARCHAR'`).join(', ')
  return [
    'auto_detect = false',
    'header = true',
    `delim = ${textOf(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `compression = '${CODECS[compression]}'`,
    `max_line_size = ${LINE_MAX_BYTES}`,
    `buffer_size = ${2 * LINE_MAX_BYTES}`,
    `columns = {${columns}}`,
  ].join(', ')
}

const Rejected = z.object({
  line: z.coerce.number(),
  column_name: z.string().nullable(),
  error_type: z.string(),
  error_message: z.string(),
})

/** Reads once more and skips what is at fault, of which the engine keeps a list. All columns are read: with some of them it would not look closely. */
async function rejectedRows(
  duck: Duck,
  file: string,
  options: string,
  staged: string,
  why: string,
): Promise<RecordFault[]> {
  const again = await duck.attempt(
    `COPY (SELECT * FROM read_csv(${textOf(file)}, ${options}, store_rejects = true, rejects_limit = ${FAULTS_TOLD}))
     TO ${textOf(staged)} (FORMAT parquet, COMPRESSION lz4)`,
  )
  const rows = again.ok
    ? await duck.rows(
        Rejected,
        `SELECT line, column_name, error_type, error_message FROM reject_errors ORDER BY line, column_idx LIMIT ${FAULTS_TOLD}`,
      )
    : []
  const first = why.split('\n')[0] ?? why
  return rows.length === 0 ? [fileFault('unreadable', `This can't be read as CSV: ${first}`)] : rows.map(faultOfReject)
}

/** The engine counts the header as line 1, and a value that holds line feeds as one line. */
function faultOfReject({
  line,
  column_name: column,
  error_type: type,
  error_message: said,
}: z.infer<typeof Rejected>): RecordFault {
  const row = Math.max(line - 1, 0)
  const place = { row, column: column ?? '' }
  if (type.startsWith('INVALID ENCODING') || type.startsWith('INVALID UNICODE'))
    return { ...place, code: 'bad-utf8', message: `Row ${row} is not UTF-8. Save the file as UTF-8.` }
  if (type === 'LINE SIZE OVER MAXIMUM')
    return { ...place, code: 'too-large', message: `Row ${row} is larger than ${LINE_MAX_BYTES / 1024 ** 2} MiB.` }
  const counts = /Columns: (\d+) Found: (\d+)/.exec(said)
  const message =
    counts === null
      ? `Row ${row} can't be read: ${said}`
      : `Row ${row} has ${counts[2]} values, where the header names ${counts[1]} columns. Put values that hold the delimiter in double quotes.`
  return { ...place, code: 'unreadable', message }
}
