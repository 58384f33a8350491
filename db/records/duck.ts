import { availableParallelism } from 'node:os'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { z } from 'zod'
import { textOf } from './sql.ts'

/** What a statement may name: values by name, bound and never written into the text. */
export type Values = Record<string, DuckDBValue>

/** An engine that is open: `rows` are checked against the shape, so that what a statement answers is known. Figures come as numbers or as texts. */
export type Duck = {
  rows<Row>(shape: z.ZodType<Row>, statement: string, values?: Values): Promise<Row[]>
  run(statement: string, values?: Values): Promise<void>
  /** The columns that a query would answer, with their types in DuckDB's words. */
  columns(query: string, values?: Values): Promise<{ name: string; type: string }[]>
}

/**
 * What an engine may touch and use: `files` it may read, `folder` (its own) it may write, `memory` such as `2GB`, and `threads`, at most the cores
 * of this machine. Nothing else of the disk, and no network, whatever a statement says.
 */
export type DuckSettings = { files: readonly string[]; folder?: string; memory?: string; threads?: number }

const MEMORY = '2GB'
const Described = z.array(z.object({ column_name: z.string(), column_type: z.string() }))

/** Opens an engine in memory, gives it to `work`, and closes it however that ends. The engine is loaded at the first use, which takes some 30 ms. */
export async function withDuck<Result>(settings: DuckSettings, work: (duck: Duck) => Promise<Result>): Promise<Result> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(settings.threads ?? availableParallelism(), availableParallelism())),
    memory_limit: settings.memory ?? MEMORY,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  try {
    const connection = await instance.connect()
    await shutIn(connection, settings)
    return await work(duckOn(connection))
  } finally {
    instance.closeSync()
  }
}

async function shutIn(connection: DuckDBConnection, { files, folder }: DuckSettings): Promise<void> {
  const folders = folder === undefined ? [] : [`${folder}/`]
  const settings = [
    `allowed_paths = [${files.map(textOf).join(', ')}]`,
    `allowed_directories = [${folders.map(textOf).join(', ')}]`,
    `temp_directory = ${textOf(folder === undefined ? '' : `${folder}/spill`)}`,
    'enable_external_access = false',
    "TimeZone = 'UTC'",
    'lock_configuration = true',
  ]
  for (const setting of settings) await connection.run(`SET ${setting}`)
}

function duckOn(connection: DuckDBConnection): Duck {
  const read = async (statement: string, values: Values = {}) =>
    (await connection.runAndReadAll(statement, values)).getRowObjectsJson()
  return {
    rows: async (shape, statement, values) => z.array(shape).parse(await read(statement, values)),
    run: async (statement, values = {}) => {
      await connection.run(statement, values)
    },
    columns: async (query, values) =>
      Described.parse(await read(`DESCRIBE ${query}`, values)).map((column) => ({
        name: column.column_name,
        type: column.column_type,
      })),
  }
}
