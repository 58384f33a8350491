import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import pg from 'pg'
import * as schema from './schema/index.ts'

/** The database or an open transaction on it: every query and command takes one first. */
export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>

/** A pool of connections, with the drizzle handle on it and the way to end it. */
export type Connection = { db: Db; pool: pg.Pool; close(): Promise<void> }

// The web server loads this module twice, once in Next's bundle: both count in the same place.
declare global {
  var colophonStatements: AsyncLocalStorage<{ statements: number }> | undefined
  var colophonStatementTotal: number | undefined
}
globalThis.colophonStatements ??= new AsyncLocalStorage<{ statements: number }>()
const counters = globalThis.colophonStatements

/**
 * Connects to Postgres at `url`. A connection that idles away or is cut is replaced; a database that can't be reached
 * shows at the first statement, not here.
 */
export function connect(url: string, options: { max?: number } = {}): Connection {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => pool.emit('lost'))
  // one that is cut between two statements of a transaction says so here; the next statement then fails with the reason
  pool.on('connect', (client) => client.on('error', () => pool.emit('lost')))
  return { pool, db: databaseOn(pool), close: () => pool.end() }
}

/** The drizzle handle on a pool or on one client; each statement is counted for `countStatements`. */
export function databaseOn(client: pg.Pool | pg.Client): Db {
  return drizzle({ client, schema, logger: { logQuery: countOne } })
}

/** What `work` answers, and how many SQL statements it made. A page makes a constant number (DESIGN §7.8). */
export async function countStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: number }> {
  const counter = { statements: 0 }
  const result = await counters.run(counter, work)
  return { result, statements: counter.statements }
}

/** How many SQL statements this process has made since it started: for those who watch it. */
export function statementsSoFar(): number {
  return globalThis.colophonStatementTotal ?? 0
}

function countOne(): void {
  globalThis.colophonStatementTotal = statementsSoFar() + 1
  const counter = counters.getStore()
  if (counter !== undefined) counter.statements += 1
}
