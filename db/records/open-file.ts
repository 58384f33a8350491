import { open } from 'node:fs/promises'
import { z } from 'zod'
import { type Compression, compressionOf, formatOfContent, formatOfName } from '#lib/records/format.ts'
import type { RecordFault, RecordFormat } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { nameOf, parquet, textOf } from './sql.ts'

/** A file of records as rows that can be asked: Parquet, whatever form it came in, with its columns. */
export type OpenedFile = {
  format: RecordFormat
  compression: Compression
  rows: string
  columns: { name: string; type: string }[]
}

export type Opened = { ok: true; file: OpenedFile } | { ok: false; form: FileForm; faults: RecordFault[] }
type FileForm = { format: RecordFormat; compression: Compression }

/** Opens a file: Parquet is read where it is, CSV and JSON Lines are first written as Parquet into `folder`, all texts. */
export async function openFile(duck: Duck, file: string, fileName: string, folder: string): Promise<Opened> {
  const form = await formOf(file, fileName)
  const staged = `${folder}/staged.parquet`
  try {
    if (form.format === 'csv') await stageCsv(duck, file, form.compression, staged)
    if (form.format === 'jsonl') await stageLines(duck, file, form.compression, staged)
    const rows = parquet(form.format === 'parquet' ? file : staged)
    return { ok: true, file: { ...form, rows, columns: await duck.columns(`SELECT * FROM ${rows}`) } }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, form, faults: [{ row: 0, column: '', code: 'unreadable', message }] }
  }
}

async function formOf(file: string, fileName: string): Promise<FileForm> {
  const handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0).finally(() => handle.close())
  const head = buffer.subarray(0, bytesRead)
  const compression = compressionOf(head)
  const byContent = compression === 'none' ? formatOfContent(head.toString('latin1')) : 'csv'
  return { compression, format: byContent === 'parquet' ? byContent : (formatOfName(fileName) ?? byContent) }
}

async function stageCsv(duck: Duck, file: string, compression: Compression, staged: string): Promise<void> {
  await duck.run(
    `COPY (SELECT * FROM read_csv(${textOf(file)}, all_varchar = true, header = true, compression = '${NAMED[compression]}')) TO ${textOf(staged)} (FORMAT parquet, COMPRESSION lz4)`,
  )
}

async function stageLines(duck: Duck, file: string, compression: Compression, staged: string): Promise<void> {
  const keys = await duck.rows(
    z.object({ key: z.string() }),
    `SELECT DISTINCT unnest(json_keys(json)) AS key FROM read_ndjson_objects(${textOf(file)}, compression = '${NAMED[compression]}')`,
  )
  const columns = keys.map(({ key }) => `${nameOf(key)}: 'VARCHAR'`).join(', ')
  await duck.run(
    `COPY (SELECT * FROM read_json(${textOf(file)}, format = 'newline_delimited', compression = '${NAMED[compression]}', columns = {${columns}})) TO ${textOf(staged)} (FORMAT parquet, COMPRESSION lz4)`,
  )
}

const NAMED = { none: 'uncompressed', gzip: 'gzip', zstd: 'zstd' } as const
