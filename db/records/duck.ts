import { randomUUID } from 'node:crypto'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { z } from 'zod'
import type { Attempt } from '#lib/attempt.ts'
import { textOf } from './sql.ts'

/** What a statement may name: values by name, bound and never written into the text. */
export type Values = Record<string, DuckDBValue>

/** An engine that is open: `rows` are checked against the shape, so that what a statement answers is known. Figures come as numbers or as texts. */
export type Duck = {
  rows<Row>(shape: z.ZodType<Row>, statement: string, values?: Values): Promise<Row[]>
  run(statement: string, values?: Values): Promise<void>
  /** Runs a statement that fails where what it reads is at fault. Memory or disk that ran out is no such fault, and is thrown. */
  attempt(statement: string, values?: Values): Promise<Attempt<null>>
  /** The columns that a query would answer, with their types in DuckDB's words. */
  columns(query: string, values?: Values): Promise<{ name: string; type: string }[]>
}

/**
 * What an engine may touch and use: `files` it may read, `folder` (its own) it may write; without one, what does not fit into memory goes to a
 * folder of this machine's for such things, made if it is needed and taken away again. `memory` such as `2GB`, and `threads`, at most the cores
 * of this machine. Nothing else of the disk, and no network, whatever a statement says.
 */
export type DuckSettings = {
  files: readonly string[]
  folder?: string
  memory?: string
  threads?: number
  /** Aborted, it stops the statement that runs; that and every later one is thrown out. */
  signal?: AbortSignal
}

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
    settings.signal?.addEventListener('abort', () => connection.interrupt())
    return await work(duckOn(connection, settings.signal))
  } finally {
    instance.closeSync()
  }
}

async function shutIn(connection: DuckDBConnection, { files, folder }: DuckSettings): Promise<void> {
  const spill = folder === undefined ? join(tmpdir(), `colophon-spill-${randomUUID()}`) : `${folder}/spill`
  const folders = folder === undefined ? [`${spill}/`] : [`${folder}/`]
  const settings = [
    `allowed_paths = [${files.map(textOf).join(', ')}]`,
    `allowed_directories = [${folders.map(textOf).join(', ')}]`,
    `temp_directory = ${textOf(spill)}`,
    'enable_external_access = false',
    "TimeZone = 'UTC'",
    'lock_configuration = true',
  ]
  for (const setting of settings) await connection.run(`SET ${setting}`)
}

function duckOn(connection: DuckDBConnection, signal?: AbortSignal): Duck {
  const read = async (statement: string, values: Values = {}) => {
    signal?.throwIfAborted()
    return (await connection.runAndReadAll(statement, values)).getRowObjectsJson()
  }
  const run = async (statement: string, values: Values = {}) => {
    signal?.throwIfAborted()
    await connection.run(statement, values)
  }
  return {
    run,
    attempt: (statement, values) => run(statement, values).then(() => ({ ok: true, value: null }), faultOfContent),
    rows: async (shape, statement, values) => z.array(shape).parse(await read(statement, values)),
    columns: async (query, values) =>
      Described.parse(await read(`DESCRIBE ${query}`, values)).map((column) => ({
        name: column.column_name,
        type: column.column_type,
      })),
  }
}

/** What the engine says when it, and not the file, has come to an end. */
const EXHAUSTED = /^(?:Out of Memory|Permission|Internal|FATAL)|No space left|failed to offload|Interrupt/i

function faultOfContent(error: Error): Attempt<null> {
  if (error.name === 'AbortError' || EXHAUSTED.test(error.message)) throw error
  return { ok: false, why: error.message }
}
