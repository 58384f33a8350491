import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

// The start as a person meets it: whole processes, killed in every way. The app is built already when these run.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TOKEN = 'process-test-token-0123456789'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let folder = ''
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-start-'))
})
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(elsewhere(folder), { recursive: true, force: true })
})

test('after kill -9 of the start, the web server, the worker or Postgres, the next start works and keeps what was acknowledged', async () => {
  const first = await begin()
  await register(first.site, 'kept-1')
  process.kill(first.pid, 'SIGKILL')
  await first.gone
  await untilFree(first.port)

  const second = await begin(first.port)
  expect(await titleOf(second.site, 'kept-1')).toBe('kept-1')
  await register(second.site, 'kept-2')
  const postmaster = await postmasterPid()
  process.kill(postmaster, 'SIGKILL')
  process.kill(second.pid, 'SIGKILL')
  await second.gone
  await untilFree(second.port)

  const third = await begin(second.port)
  expect(await titleOf(third.site, 'kept-1')).toBe('kept-1')
  expect(await titleOf(third.site, 'kept-2')).toBe('kept-2')
  expect(await end(third)).toBe(0)
  await expect(fetch(third.site)).rejects.toThrow()
  expect(await isAlive(await postmasterPid().catch(() => 0))).toBe(false)
})

test('a port that is taken is one sentence that says what to do', async () => {
  const { server, port } = await takePort()
  const { code, said } = await fails({ PORT: String(port) })
  server.close()
  expect(code).toBe(2)
  expect(said).toContain(`Port ${port} is taken by another program. Set PORT to another one`)
})

test('a database that can not be reached is one sentence, without the password', async () => {
  const { code, said } = await fails({ DATABASE_URL: 'postgres://someone:hidden-word@127.0.0.1:1/nowhere' })
  expect(code).toBe(2)
  expect(said).toContain("The database at 127.0.0.1:1/nowhere can't be reached")
  expect(said).not.toContain('hidden-word')
})

test('a data folder that can not be written is one sentence', async () => {
  const { code, said } = await fails({ COLOPHON_DATA: join(ROOT, 'package.json', 'below') })
  expect(code).toBe(2)
  expect(said).toContain("can't be written")
})

test('a second start on the same data is refused, and the first goes on', async () => {
  const first = await begin()
  const { code, said } = await fails({ COLOPHON_DATA: folder })
  expect(code).toBe(2)
  expect(said).toContain('Colophon is already running on')
  expect((await fetch(`${first.site}/healthz`)).status).toBe(200)
  expect(await end(first)).toBe(0)
})

type Running = { child: ChildProcess; pid: number; port: number; site: string; gone: Promise<number | null> }

async function begin(port?: number): Promise<Running> {
  const settled = port ?? (await freePort())
  const child = launch({ PORT: String(settled), COLOPHON_DATA: folder, COLOPHON_BOOTSTRAP_TOKEN: TOKEN })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes(`Colophon is at http://localhost:${settled}`)) resolve()
    })
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    gone.then((code) => reject(new Error(`It ended with ${code}: ${said}`)))
  })
  return { child, pid: child.pid ?? 0, port: settled, site: `http://localhost:${settled}`, gone }
}

function end(running: Running): Promise<number | null> {
  running.child.kill('SIGINT')
  return running.gone
}

async function fails(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = launch({ PORT: String(await freePort()), COLOPHON_DATA: folder, ...env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

function launch(env: Record<string, string>): ChildProcess {
  const settings = { ...process.env, DATABASE_URL: '', NEXTAUTH_URL: '', NEXTAUTH_SECRET: '', ...env }
  return spawn(process.execPath, ['bin/start.mjs'], { cwd: ROOT, env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function register(site: string, name: string): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  const answer = await fetch(`${site}/api/v1/datasets`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ organization: 'colophon', name, title: name }),
  })
  expect(answer.status, await answer.text()).toBe(201)
}

async function titleOf(site: string, name: string): Promise<unknown> {
  const answer = await fetch(`${site}/api/v1/datasets/colophon/${name}`)
  const body: { title?: string } = await answer.json()
  return body.title
}

/** Where the database lies when the account postgres can't reach the data folder (see `db/postgres-binaries.ts`). */
function elsewhere(data: string): string {
  return join('/var/lib/colophon', createHash('sha256').update(data).digest('hex').slice(0, 12))
}

async function postmasterPid(): Promise<number> {
  const here = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() =>
    readFile(join(elsewhere(folder), 'postgres', 'postmaster.pid'), 'utf8'),
  )
  return Number(here.split('\n')[0])
}

async function isAlive(pid: number): Promise<boolean> {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilFree(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(false))
      server.listen(port, () => server.close(() => resolve(true)))
    })
    if (free) return
    await pause(100)
  }
  throw new Error(`Port ${port} is still taken ten seconds after its process was killed.`)
}

async function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
  return { server, port }
}

async function freePort(): Promise<number> {
  const { server, port } = await takePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}
