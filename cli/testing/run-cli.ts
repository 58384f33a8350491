import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { main } from '../main.ts'
import type { World } from '../world.ts'

/** What a command line did: its exit code and what it wrote. */
export type Ran = { exit: number; out: string; err: string; waits: number[] }

/** Runs a command line in this process, in a world without a terminal, where waiting takes no time. */
export async function runCli(args: string[], world: Partial<World> = {}): Promise<Ran> {
  const ran: Ran = { exit: -1, out: '', err: '', waits: [] }
  ran.exit = await main(args, {
    out: (text) => {
      ran.out += text
    },
    err: (text) => {
      ran.err += text
    },
    env: {},
    columns: null,
    ask: null,
    now: () => new Date('2026-06-05T12:00:00Z'),
    wait: async (ms) => void ran.waits.push(ms),
    ...world,
  })
  return ran
}

const COLOPHON = fileURLToPath(new URL('../../bin/colophon.mjs', import.meta.url))

/** Starts the real program. `ended` answers with the exit code, or the signal that it died of. */
export function startCli(args: string[], cwd?: string) {
  const child = spawn(process.execPath, [COLOPHON, ...args], { stdio: ['ignore', 'pipe', 'pipe'], cwd })
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    said.out += data
  })
  child.stderr.on('data', (data) => {
    said.err += data
  })
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  )
  return { child, said, ended }
}

/** Writes files below a folder, with the folders that they need. */
export function grow(root: string, files: Record<string, string | Uint8Array>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** As Playwright's `test`, with an empty folder for each test. */
export const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'colophon-cli-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})
