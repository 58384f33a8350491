import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { ensureBrowser } from './browser.ts'
import { TEST_FOLDER } from './postgres.ts'
import { startApp } from './running-app.ts'

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
    if (needs('api', 'e2e', 'process')) {
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
