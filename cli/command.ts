import type { RefusalCode } from '#lib/error.ts'
import type { World } from './world.ts'

/** 0 yes, 1 no, 2 could not tell (DESIGN §9). */
export type Exit = 0 | 1 | 2

/** One command. `help` is what `--help` prints; `no` are the refusals that are an answer (exit 1), where it
 * depends on what is done by the arguments; all others leave it open (exit 2). */
export type Command = {
  help: string
  no: readonly RefusalCode[] | ((args: readonly string[]) => readonly RefusalCode[])
  run(args: string[], world: World): Promise<Exit>
}

/** What every command takes. */
export const COMMON_OPTIONS = { json: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const

/** What every command takes that talks to a registry. */
export const SERVER_OPTIONS = {
  ...COMMON_OPTIONS,
  url: { type: 'string' },
  token: { type: 'string' },
  timeout: { type: 'string' },
} as const

/** How those are explained. */
export const COMMON_HELP = `  --json               Answer in JSON.
  --help               Show this.
`
export const SERVER_HELP = `  --url URL            The registry; COLOPHON_URL, or http://localhost:3000.
  --token TOKEN        Your API token; COLOPHON_TOKEN. The variable keeps it out of the process list.
  --timeout SECONDS    How long to wait for an answer; 60.
${COMMON_HELP}`

/** What a write can be refused for, so that the answer is no. */
export const REFUSED_WRITE = ['invalid', 'conflict', 'forbidden', 'not-found', 'gone', 'too-large'] as const
