import { z } from 'zod'
import { COLUMNS_MAX, EMPTY_FAULT, tooManyColumnsFault } from '#lib/records/fault-words.ts'
import { type Compression, compressionOf, formatOfContent, formatOfName } from '#lib/records/format.ts'
import type { FoundColumn } from '#lib/records/mapping.ts'
import type { RecordFault, RecordFormat } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { firstBytes, textHead } from './file-head.ts'
import { nameOf, numberedRows } from './sql.ts'
import { stageCsv } from './stage-csv.ts'
import { stageLines } from './stage-lines.ts'
import { fileFault, unpack } from './unpack.ts'

/** A file of records as rows that can be asked (Parquet, whatever form it came in), numbered by `file_row_number` from 0, and its columns. */
export type OpenedFile = { format: RecordFormat; compression: Compression; rows: string; columns: FoundColumn[] }

export type Opened = { ok: true; file: OpenedFile } | { ok: false; faults: RecordFault[] }

/** Opens a file: Parquet is read where it is, CSV and JSON Lines are first written as Parquet into `folder`. */
export async function openFile(duck: Duck, file: string, fileName: string, folder: string): Promise<Opened> {
  const head = await firstBytes(file, 4096)
  if (head.length === 0) return { ok: false, faults: [EMPTY_FAULT] }
  const compression = compressionOf(head)
  const named = formatOfName(fileName)
  if (compression !== 'none' && named === 'parquet') return { ok: false, faults: [PACKED_PARQUET] }
  const unpacked = await unpack(file, compression, `${folder}/unpacked`)
  if (!unpacked.ok) return { ok: false, faults: [unpacked.fault] }
  const found = formatOfContent(await textHead(duck, unpacked.file, unpacked.compression))
  const format = found === 'parquet' ? found : (named ?? found)
  if (format === 'parquet') return openParquet(duck, unpacked.file, { format, compression })
  const staged = `${folder}/staged.parquet`
  const stage = format === 'csv' ? stageCsv : stageLines
  const faults = await stage(duck, unpacked.file, unpacked.compression, staged)
  return faults.length > 0 ? { ok: false, faults } : openParquet(duck, staged, { format, compression })
}

type Form = Pick<OpenedFile, 'format' | 'compression'>

async function openParquet(duck: Duck, file: string, form: Form): Promise<Opened> {
  const rows = numberedRows(file)
  const opened = await duck.attempt(`CREATE TEMP VIEW opened AS SELECT * EXCLUDE (file_row_number) FROM ${rows}`)
  if (!opened.ok) return { ok: false, faults: [parquetFault(opened.why)] }
  const columns = await duck.columns('SELECT * FROM opened')
  if (columns.length > COLUMNS_MAX) return { ok: false, faults: [tooManyColumnsFault(columns.length)] }
  return { ok: true, file: { ...form, rows, columns: await withExamples(duck, rows, columns) } }
}

/** The first value of each column that has one among the first rows, as text; null also where these rows can't be read. */
async function withExamples(
  duck: Duck,
  rows: string,
  columns: readonly { name: string; type: string }[],
): Promise<FoundColumn[]> {
  const values = columns.map(({ name }, place) => `any_value(left(CAST(${nameOf(name)} AS VARCHAR), 200)) AS c${place}`)
  const read = await duck.attempt(
    `CREATE TEMP TABLE examples AS SELECT ${values.join(', ')} FROM ${rows} WHERE file_row_number < 100`,
  )
  const Texts = z.record(z.string(), z.string().nullable())
  const [found = {}] = read.ok ? await duck.rows(Texts, 'SELECT * FROM examples') : []
  return columns.map((column, place) => ({ ...column, example: found[`c${place}`] ?? null }))
}

const PACKED_PARQUET = fileFault('unreadable', 'Parquet is compressed inside. Send it without gzip or zstd around it.')

function parquetFault(why: string): RecordFault {
  if (/magic bytes|too small/i.test(why))
    return fileFault(
      'truncated',
      'The end of this Parquet file is missing: it was cut off, or is no Parquet. Send it whole.',
    )
  return fileFault('unreadable', `This can't be read as Parquet: ${why.split('\n')[0] ?? ''}`)
}
