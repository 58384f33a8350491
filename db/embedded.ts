import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '#lib/error.ts'
import { type PostgresPlace, postgresPlace, runPostgresTool } from './postgres-binaries.ts'

/** A running local Postgres: where it answers, whether this call started it, and how to stop it. */
export type EmbeddedPostgres = { url: string; adopted: boolean; pid: number; stop(): Promise<void> }

/**
 * The local Postgres with its files below `dataFolder`: created if missing, started if not running. A server that
 * outlived its Node process (SIGKILL) is found by its `postmaster.pid` and used. After the postmaster itself was killed
 * its children linger a moment, so starting is tried again for half a minute.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  say: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const place = await postgresPlace(dataFolder)
  if (place.moved !== null) say(place.moved)
  const password = await passwordOf(dirname(place.data))
  await initialise(place, password)
  const running = await findRunning(place, password)
  if (running !== null) return { ...running, adopted: true, stop: () => stopPostgres(place) }
  const started = await startServer(place, password)
  return { ...started, adopted: false, stop: () => stopPostgres(place) }
}

async function passwordOf(folder: string): Promise<string> {
  const file = join(folder, 'postgres-password')
  await mkdir(folder, { recursive: true })
  const kept = await readFile(file, 'utf8').catch(absentIsNull)
  if (kept !== null && kept !== '') return kept
  const password = randomBytes(24).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function initialise(place: PostgresPlace, password: string): Promise<void> {
  const version = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(absentIsNull)
  const finished = await readFile(join(place.data, 'colophon-ready'), 'utf8').catch(absentIsNull)
  if (version !== null && finished !== null) return
  // a first start that was cut short left half a cluster, in which nothing was ever stored
  await rm(place.data, { recursive: true, force: true })
  await mkdir(place.data, { recursive: true, mode: 0o700 })
  await chmod(place.data, 0o700)
  const passwordFile = `${place.data}-initdb-password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (place.owner !== null) {
    await chown(place.data, place.owner.uid, place.owner.gid)
    await chown(passwordFile, place.owner.uid, place.owner.gid)
  }
  try {
    const flags = [
      '--username=colophon',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]
    await runPostgresTool(place, place.initdb, [`--pgdata=${place.data}`, ...flags])
  } finally {
    await rm(passwordFile, { force: true })
  }
  await writeFile(join(place.data, 'colophon-ready'), 'initdb came to its end\n')
}

async function startServer(place: PostgresPlace, password: string): Promise<{ url: string; pid: number }> {
  const log = join(place.data, 'server.log')
  let said = ''
  for (let attempt = 0; attempt < 30; attempt++) {
    const port = await freePort()
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60 -c shared_buffers=256MB`
    const outcome = await runPostgresTool(place, place.pgCtl, [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      place.data,
      '-l',
      log,
      '-o',
      options,
    ]).catch((error: Error) => error)
    if (!(outcome instanceof Error)) {
      const running = await findRunning(place, password)
      if (running !== null) return running
    }
    said = outcome instanceof Error ? outcome.message : 'It started and went away again.'
    await pause(1000)
  }
  const tail = (await readFile(log, 'utf8').catch(absentIsNull))?.trim().split('\n').slice(-3).join(' ') ?? said
  throw new Refusal('unavailable', `The local Postgres did not start. It said: ${tail}`)
}

// SQLSTATE, PostgreSQL's appendix A
const WRONG_PASSWORD = '28P01'
const STILL_RECOVERING = '57P03'

function lockedOut(place: PostgresPlace): string {
  const file = join(dirname(place.data), 'postgres-password')
  return `A Postgres runs on ${place.data}, but the password in ${file} is not its own. Put the file back, or set DATABASE_URL.`
}

/** The server that `postmaster.pid` tells of, if it is alive and lets us in; else null. */
async function findRunning(place: PostgresPlace, password: string): Promise<{ url: string; pid: number } | null> {
  const text = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(absentIsNull)
  const [pidLine, , , portLine] = text?.split('\n') ?? []
  const pid = Number(pidLine)
  const port = Number(portLine)
  if (!Number.isInteger(pid) || !Number.isInteger(port) || port === 0) return null
  const url = `postgres://colophon:${password}@127.0.0.1:${port}/postgres`
  for (let attempt = 0; attempt < 20; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      const answer = await client.query<{ data_directory: string }>('SHOW data_directory')
      return answer.rows[0]?.data_directory === place.data ? { url, pid } : null
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === WRONG_PASSWORD) throw new Refusal('unavailable', lockedOut(place))
      if (code !== STILL_RECOVERING) return null
      await pause(500)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return null
}

async function stopPostgres(place: PostgresPlace): Promise<void> {
  await runPostgresTool(place, place.pgCtl, ['stop', '-m', 'fast', '-w', '-t', '30', '-D', place.data])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}

function absentIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
