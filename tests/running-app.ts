import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startLoopbackDatacite } from './loopback-datacite.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const TOLD = [
  'COLOPHON_TEST_URL',
  'COLOPHON_TEST_TOKEN',
  'COLOPHON_TEST_SECRET',
  'COLOPHON_TEST_DATABASE',
  'COLOPHON_TEST_DATACITE',
] as const

/** A running Colophon of the tests' own: what the tests must know of it, by the names of their settings, and how to stop it. */
export type RunningApp = {
  env: Record<(typeof TOLD)[number], string>
  stop(): Promise<void>
}

/** Starts Colophon as `npm start` does, on a free port and a fresh data folder of this name, with an account at an agency for DOIs on this machine. */
export async function startApp(name = 'test-app'): Promise<RunningApp> {
  const folder = join(ROOT, '.data', name)
  await rm(folder, { recursive: true, force: true })
  const port = await freePort()
  const agency = await startLoopbackDatacite()
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
    ...agency.settings,
    COLOPHON_RATE_LIMIT: '100000/100000',
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
    COLOPHON_TEST_DATACITE: agency.settings.DATACITE_URL,
  }
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    await agency.stop()
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
