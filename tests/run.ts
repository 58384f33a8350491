import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { ensureBrowser } from './browser.ts'
import { TEST_FOLDER } from './postgres.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Runs the suite, with the app and a Postgres beside it where a chosen project needs them. Answers the exit code. */
export async function runTests(args: string[]): Promise<number> {
  const projects = chosenProjects(args)
  const needs = (...names: string[]) => projects.length === 0 || projects.some((project) => names.includes(project))
  const undo: (() => Promise<unknown>)[] = []
  try {
    const env: NodeJS.ProcessEnv = { ...process.env }
    if (needs('e2e') && !ensureBrowser(say)) {
      say('There is no browser, and none could be installed: install Chromium, or set COLOPHON_CHROMIUM to its path.')
      return 2
    }
    if (needs('db', 'laws', 'api', 'e2e')) {
      const postgres = await startEmbeddedPostgres(TEST_FOLDER, say)
      undo.push(() => postgres.stop())
      env.COLOPHON_TEST_POSTGRES = postgres.url
    }
    if (needs('api', 'e2e')) {
      const app = await startApp()
      undo.push(app.stop)
      Object.assign(env, app.env)
    }
    return await playwright(args, env)
  } finally {
    for (const step of undo.reverse()) await step().catch((error: Error) => say(error.message))
  }
}

function chosenProjects(args: string[]): string[] {
  return args.flatMap((arg, index) =>
    arg.startsWith('--project=') ? [arg.slice(10)] : arg === '--project' ? [args[index + 1] ?? ''] : [],
  )
}

/** Starts Colophon as `npm start` does, on a free port and a fresh data folder. */
async function startApp(): Promise<{ env: Record<string, string>; stop(): Promise<void> }> {
  const folder = join(ROOT, '.data', 'test-app')
  await rm(folder, { recursive: true, force: true })
  const port = await freePort()
  const token = `test-${randomBytes(16).toString('hex')}`
  const secret = randomBytes(32).toString('hex')
  const env = {
    ...process.env,
    PORT: String(port),
    COLOPHON_DATA: folder,
    COLOPHON_BOOTSTRAP_TOKEN: token,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: '',
    DATABASE_URL: '',
    COLOPHON_RATE_LIMIT: '100000',
  }
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
  await answering(child)
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8').catch(() => '')).trim()
  const postmaster = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const told = {
    COLOPHON_TEST_URL: `http://localhost:${port}`,
    COLOPHON_TEST_TOKEN: token,
    COLOPHON_TEST_SECRET: secret,
    COLOPHON_TEST_DATABASE: `postgres://colophon:${password}@127.0.0.1:${postmaster[3] ?? ''}/postgres`,
    COLOPHON_TEST_LOG: join(folder, 'app.log'),
  }
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }
  return { env: told, stop }
}

function answering(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      process.stdout.write(chunk)
      if (/Colophon is at/.test(said)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The app did not start (code ${code}).`)))
  })
}

const Stats = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

async function playwright(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const report = join(ROOT, 'test-results', 'report.json')
  await rm(report, { force: true })
  const options = { cwd: ROOT, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }, stdio: 'inherit' } as const
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...args],
    options,
  )
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  const { stats, errors } = Stats.parse(JSON.parse(await readFile(report, 'utf8')))
  const failed = stats.unexpected + stats.flaky + errors.length
  say(`${stats.expected} passed, ${failed} failed, ${stats.skipped} skipped`)
  return failed > 0 ? 1 : (code ?? 1)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}
