import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A Colophon of the bench's own, on a free port and an empty data folder. */
export type BenchedApp = { site: string; databaseUrl: string; stop(): Promise<void> }

/** Starts Colophon as `npm start` does, from this checkout, and waits until it answers. */
export async function startColophon(): Promise<BenchedApp> {
  const folder = join(ROOT, '.data', `bench-${process.pid}`)
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), COLOPHON_DATA: folder, DATABASE_URL: '', NEXTAUTH_URL: '' }
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
  await said(child, /Colophon is at/)
  const password = await readFile(join(folder, 'postgres-password'), 'utf8')
  const [, , , postgresPort] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return {
    site: `http://localhost:${port}`,
    databaseUrl: `postgres://colophon:${password}@127.0.0.1:${postgresPort ?? ''}/postgres`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves when the program has written what the pattern says; rejects, with what it wrote, if it ends before. */
export function said(child: ReturnType<typeof spawn>, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (pattern.test(text)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`It ended with code ${code}: ${text.slice(-2000)}`)))
  })
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
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
