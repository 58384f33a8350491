import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))
/** An arbitrary number, ours alone: whoever holds this lock is migrating. */
const LOCK = 4_011_207_331

/**
 * Brings the database at `url` to the newest form; nothing to do is quick. All pending migrations are one transaction:
 * a migration that fails leaves the database as it was. Two starts at once take turns. The queue's own tables
 * (graphile-worker's, in a schema of their own) come along, since commands add jobs in their transactions.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('SET client_min_messages TO warning')
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await migrate(drizzle({ client }), { migrationsFolder: FOLDER })
    await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) })
  } finally {
    await client.end()
  }
}
