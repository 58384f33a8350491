import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { MAX_CHECKED } from '#lib/preference/check.ts'
import { PURPOSES } from '#lib/preference/preference.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { checkUrls, LEAF_NAMES } from './preferences/check.ts'
import { sendSnapshots } from './preferences/snapshots.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon preferences URL... [--file FILE] [--at DATE] [--leaf USAGE]...
       colophon preferences snapshots FILE --version DIGEST

URL        Asks what is known of addresses, up to ${MAX_CHECKED.toLocaleString('en')} of them: what their hosts were seen to say of use, with the lines.
           Exit code: 0 every usage asked for is allowed for all of them; 1 one is disallowed; 2 otherwise. It is not legal advice.

snapshots  Adds what the collector kept when the records of a published version were collected, up to 256 MiB: a WARC file (its
           response records; gzip or not), or JSON lines {url, fetchedAt, status, headers, body | bodyBase64, agent}. The same
           file again changes nothing; a file with a fault is refused with the line or the byte, and nothing of it is kept.

  --file FILE          Addresses, one a line.
  --at DATE            What was seen by then counts: 2026-06-05, or a time such as 2026-06-05T12:00:00Z. Left out: now.
  --leaf USAGE         One of ${LEAF_NAMES}; may be given again.
                       Left out: ${PURPOSES.join(', ')}.
  --literal            As it was written; left out: the stricter, protective reading.
  --version VERSION    The version, by its digest or as org/name@label.
  --agent TOKEN        The product token of who asks, or of the collector, such as CCBot, where a file of snapshots does not name it.
  --progress           Show progress also where there is no terminal.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  file: { type: 'string' },
  at: { type: 'string' },
  leaf: { type: 'string', multiple: true },
  literal: { type: 'boolean', default: false },
  version: { type: 'string' },
  agent: { type: 'string' },
  progress: { type: 'boolean', default: false },
} as const

/** A large file is read as a whole before the registry answers. */
const LARGE_FILE_S = '900'

/** `colophon preferences`: what creators and hosts said of use. */
export const preferences: Command = { help: HELP, no: (args) => (args[0] === 'snapshots' ? REFUSED_WRITE : []), run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, file, ...more] = positionals
  if (what !== 'snapshots') {
    if (what === undefined && values.file === undefined)
      throw new Refusal('malformed', 'Name an address, or snapshots FILE. colophon preferences --help explains them.')
    return checkUrls(registryOf(values, world), positionals, values, world)
  }
  if (more.length > 0) throw new Refusal('malformed', 'One file of snapshots is sent at a time.')
  const registry = registryOf({ ...values, timeout: values.timeout ?? LARGE_FILE_S }, world)
  return sendSnapshots(registry, file, values, world)
}
