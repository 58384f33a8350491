import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { sha256Hex } from '#lib/digest.ts'

/** Where the tests' own Postgres keeps its files; it stays up between runs, and `npm test` stops it at its end. */
export const TEST_FOLDER = fileURLToPath(new URL('../.data/test', import.meta.url))
const JOURNAL = fileURLToPath(new URL('../db/migrations/meta/_journal.json', import.meta.url))
const CUSTOM = fileURLToPath(new URL('../db/migrations/0001_keep-what-is-published.sql', import.meta.url))

/** The address of a migrated, empty database that no test commits to. Starts Postgres where it is not running. */
export async function testDatabaseUrl(): Promise<string> {
  return alone(async () => {
    const server = process.env.COLOPHON_TEST_POSTGRES ?? (await startEmbeddedPostgres(TEST_FOLDER, () => undefined)).url
    const form = sha256Hex((await readFile(JOURNAL, 'utf8')) + (await readFile(CUSTOM, 'utf8'))).slice(0, 12)
    const name = `colophon_test_${form}`
    if (await createDatabase(server, name)) await migrateDatabase(inDatabase(server, name))
    return inDatabase(server, name)
  })
}

/** A database of its own for a test that commits, made from the empty one; `drop` takes it away. */
export async function ownDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = await testDatabaseUrl()
  const name = `colophon_own_${crypto.randomUUID().replaceAll('-', '')}`
  const server = inDatabase(template, 'postgres')
  await createDatabase(server, name)
  await migrateDatabase(inDatabase(server, name))
  return { url: inDatabase(server, name), drop: () => run(server, `drop database if exists ${name} with (force)`) }
}

async function createDatabase(server: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount !== 0) return false
    await client.query(`create database ${name}`)
    return true
  } finally {
    await client.end()
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/** One worker at a time: a folder is the lock, and a lock older than a minute was left by a run that died. */
async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  const lock = join(TEST_FOLDER, 'lock')
  await mkdir(TEST_FOLDER, { recursive: true })
  for (;;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    )
    if (taken) break
    const age = await stat(lock).then(
      (entry) => Date.now() - entry.mtimeMs,
      () => 0,
    )
    if (age > 60_000) await rm(lock, { recursive: true, force: true })
    await pause(50)
  }
  try {
    await writeFile(join(lock, 'holder'), String(process.pid))
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}
