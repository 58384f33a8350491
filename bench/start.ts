import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, ROOT, said } from './registry.ts'
import type { Bench, Row } from './row.ts'

const exec = promisify(execFile)

/** Seconds from `git clone` to an answering page, with packages to download and with npm's cache full; and of a start after that. */
export const bench: Bench = { name: 'start', run }

async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-start-'))
  try {
    const [cache, clone] = [join(folder, 'npm-cache'), join(folder, 'colophon')]
    const downloading = await freshClone(clone, { npm_config_cache: cache })
    const again = await startSeconds(clone, {})
    await rm(clone, { recursive: true, force: true })
    const cached = await freshClone(clone, { npm_config_cache: cache, npm_config_prefer_offline: 'true' })
    return [
      row('start, packages to download', downloading, 240, 'git clone, npm start, to an answering page'),
      row('start, packages in the cache', cached, 90, 'the same, nothing to download'),
      row('start again', again, 5, 'npm start in the same clone'),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function freshClone(clone: string, env: Record<string, string>): Promise<number> {
  const began = performance.now()
  await exec('git', ['clone', '--quiet', ROOT, clone])
  await startSeconds(clone, env)
  return (performance.now() - began) / 1000
}

/** Seconds until the page answers; what was started is stopped again. */
async function startSeconds(clone: string, env: Record<string, string>): Promise<number> {
  const began = performance.now()
  const port = String(await freePort())
  const settings = { ...process.env, ...env, PORT: port, COLOPHON_DATA: '.data', DATABASE_URL: '', NEXTAUTH_URL: '' }
  const child = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  await said(child, /Colophon is at/)
  const answer = await fetch(`http://localhost:${port}/`)
  await answer.text()
  const seconds = (performance.now() - began) / 1000
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  await gone
  if (answer.status !== 200) throw new Error(`The front page answered ${answer.status}.`)
  return seconds
}

/** Here less is better: the ratio is the limit over the time, so that 1 or more holds. */
function row(bench: string, seconds: number, limit: number, note: string): Row {
  return {
    bench,
    ours: seconds,
    peer: null,
    ratio: limit / seconds,
    goal: 1,
    holds: seconds < limit,
    unit: 's',
    note: `${note}; limit ${limit} s`,
  }
}
