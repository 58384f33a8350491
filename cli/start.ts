import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBlobStore } from '#db/blobs.ts'
import { connect } from '#db/client.ts'
import { ensureAdministrator, signInLink } from '#db/commands/ensure-administrator.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { seedSampleWorld } from '#db/seed.ts'
import { Refusal } from '#lib/error.ts'
import { build, buildIsStale, sourcesDigest } from './start/build.ts'
import { type Child, keepRunning } from './start/children.ts'
import { databaseFault } from './start/database-fault.ts'
import { claimDataFolder } from './start/only-one.ts'
import { checkPort, prepareDataFolder, sessionSecret } from './start/room.ts'
import { type Say, sayOn } from './start/say.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** How Colophon is started: where it answers, where its data lies, and whose database it uses (null: its own). */
type Settings = {
  port: number
  folder: string
  databaseUrl: string | null
  token: string | null
  dev: boolean
  site: string
}

/**
 * Starts everything and keeps it running until Ctrl-C: builds what is stale, starts Postgres, migrates, puts in the
 * sample world, starts web and worker. Any trouble is one clear sentence and exit code 2.
 */
export async function main(args: string[]): Promise<void> {
  const say = sayOn(process.stdout)
  const undo: (() => Promise<void>)[] = []
  const stop = stopOnce(undo)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  try {
    await start(settingsFrom(args), say, undo)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    await stop(2)
  }
}

async function start(settings: Settings, say: Say, undo: (() => Promise<void>)[]): Promise<void> {
  const { port, folder } = settings
  say.line('Starting Colophon')
  await checkPort(port)
  await prepareDataFolder(folder)
  undo.push(await claimDataFolder(folder))
  const building = settings.dev ? Promise.resolve() : buildIfStale(say)
  // a failed build is told after the database is settled, not as an unhandled rejection
  building.catch(() => undefined)
  const databaseUrl = settings.databaseUrl ?? (await ownDatabase(folder, say, undo))
  const link = await settleDatabase({ ...settings, databaseUrl }, say)
  await building
  const env = await childEnvironment(settings, databaseUrl)
  const web = keepRunning({
    root: ROOT,
    name: 'web server',
    program: settings.dev ? ['app/serve-dev.ts'] : ['app/serve.ts'],
    env,
    say: say.line,
  })
  undo.push(() => web.stop())
  const worker: Child = keepRunning({ root: ROOT, name: 'worker', program: ['jobs/worker.ts'], env, say: say.line })
  undo.push(() => worker.stop())
  await say.step('Web server', () => web.ready)
  say.line(`\nColophon is at ${settings.site}`)
  if (link !== null) say.line(`Sign in as its administrator, once, within a day: ${link}`)
  say.line('Ctrl-C stops it.')
}

async function buildIfStale(say: Say): Promise<void> {
  const digest = await sourcesDigest(ROOT)
  if (await buildIsStale(ROOT, digest)) await say.step('Building the pages', () => build(ROOT, digest))
}

async function ownDatabase(folder: string, say: Say, undo: (() => Promise<void>)[]): Promise<string> {
  const server: EmbeddedPostgres = await say.step('Local Postgres', () => startEmbeddedPostgres(folder, say.line))
  undo.push(() => server.stop())
  return server.url
}

/** Migrates, makes sure of an administrator and of a world to look at. Answers the first administrator's sign-in link. */
async function settleDatabase(settings: Settings & { databaseUrl: string }, say: Say): Promise<string | null> {
  const { databaseUrl, folder, token, site } = settings
  await say.step('Database', () => migrateDatabase(databaseUrl).catch(databaseFault(databaseUrl)))
  const connection = connect(databaseUrl, { max: 2 })
  try {
    const place = { blobs: openBlobStore(join(folder, 'blobs')), workFolder: join(folder, 'work') }
    const seeded = await seedSampleWorld(connection.db, place)
    if (seeded > 0) say.line(`  Sample world: ${seeded} open datasets, with the evidence for what is said of them`)
    const { signedIn } = await ensureAdministrator(connection.db, token)
    return signedIn ? null : await signInLink(connection.db, site, await sessionSecret(folder))
  } finally {
    await connection.close()
  }
}

async function childEnvironment(settings: Settings, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  return {
    ...process.env,
    NODE_ENV: settings.dev ? 'development' : 'production',
    PORT: String(settings.port),
    DATABASE_URL: databaseUrl,
    COLOPHON_DATA: settings.folder,
    NEXTAUTH_URL: settings.site,
    NEXTAUTH_SECRET: await sessionSecret(settings.folder),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

function settingsFrom(args: string[]): Settings {
  const { PORT, COLOPHON_DATA, DATABASE_URL, COLOPHON_BOOTSTRAP_TOKEN, NEXTAUTH_URL } = process.env
  const port = Number(PORT === undefined || PORT === '' ? 3000 : PORT)
  return {
    port,
    folder: resolve(ROOT, COLOPHON_DATA === undefined || COLOPHON_DATA === '' ? '.data' : COLOPHON_DATA),
    databaseUrl: DATABASE_URL === undefined || DATABASE_URL === '' ? null : DATABASE_URL,
    token: COLOPHON_BOOTSTRAP_TOKEN === undefined || COLOPHON_BOOTSTRAP_TOKEN === '' ? null : COLOPHON_BOOTSTRAP_TOKEN,
    dev: args.includes('--dev'),
    site: (NEXTAUTH_URL === undefined || NEXTAUTH_URL === '' ? `http://localhost:${port}` : NEXTAUTH_URL).replace(
      /\/$/,
      '',
    ),
  }
}

/** Undoes what was started, the last first, once; then the process ends with `code`. */
function stopOnce(undo: (() => Promise<void>)[]): (code: number) => Promise<void> {
  let stopping: Promise<void> | null = null
  return (code) => {
    stopping ??= (async () => {
      for (const step of undo.reverse())
        await step().catch((error: Error) => process.stderr.write(`${error.message}\n`))
      process.exit(code)
    })()
    return stopping
  }
}
