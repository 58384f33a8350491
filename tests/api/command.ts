import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const COLOPHON = fileURLToPath(new URL('../../bin/colophon.mjs', import.meta.url))

export type Run = { code: number; out: string; err: string }

/** Runs the command line as a person would, and tells what it printed and its exit code. */
export function colophon(args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COLOPHON, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      },
    )
  })
}
