import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { sendSnapshots } from './preferences/snapshots.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon preferences snapshots FILE --version DIGEST

snapshots  Adds what the collector kept when the records of a published version were collected, up to 256 MiB: a WARC file (its
           response records; gzip or not), or JSON lines {url, fetchedAt, status, headers, body | bodyBase64, agent}. The same
           file again changes nothing; a file with a fault is refused with the line or the byte, and nothing of it is kept.

  --version VERSION    The version, by its digest or as org/name@label.
  --agent TOKEN        The product token of the collector, such as CCBot, where the file does not name it.
  --progress           Show progress also where there is no terminal.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  version: { type: 'string' },
  agent: { type: 'string' },
  progress: { type: 'boolean', default: false },
} as const

/** A large file is read as a whole before the registry answers. */
const LARGE_FILE_S = '900'

/** `colophon preferences`: what creators and hosts said of use. */
export const preferences: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, file, ...more] = positionals
  if (what !== 'snapshots' || more.length > 0)
    throw new Refusal('malformed', 'Say snapshots FILE. colophon preferences --help explains it.')
  const registry = registryOf({ ...values, timeout: values.timeout ?? LARGE_FILE_S }, world)
  return sendSnapshots(registry, file, values, world)
}
