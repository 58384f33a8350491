import { parseArgs } from 'node:util'
import { COPY_HOSTS, MANDATES } from '#lib/archive/copy.ts'
import { Refusal } from '#lib/error.ts'
import { addCopy } from './archive/add.ts'
import { checkCopies } from './archive/check.ts'
import { showArchive } from './archive/show.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon archive show VERSION
       colophon archive add VERSION --at URL --host HOST --custodian NAME [--path FILE] [--sha256 HEX]
       colophon archive check VERSION [COPY] [--file DOWNLOAD]

show    Tells where a version is kept: its status with reasons, each copy and where it stands, and what the next NDSA level
        lacks. Exit code: 0 at least one custodian holds it whole and intact and nothing gives cause for doubt; 2 copies are
        recorded and none was ever compared; 1 otherwise.
add     Records a copy of the whole version, or with --path of one of its files; prints its id. The registry checks it.
check   Asks the registry to check a copy, or all of them, before those whose turn it is. With --file, what you downloaded from
        the copy's address is digested on this disk and reported: exit code 0 as expected, 1 not, 2 could not tell.

VERSION is a digest or org/name@label; COPY is an id as show prints it.

  --at URL             Where its bytes are had, or where the archive describes it.
  --host HOST          ${COPY_HOSTS.join(', ')}.
  --custodian NAME     Who keeps it.
  --mandate WORD       Whether they have undertaken to preserve it: ${MANDATES.join(', ')}; unknown if left out.
  --mandate-url URL    Where that can be read; needed with yes and no.
  --path FILE          The file of the version that it is a copy of.
  --sha256 HEX         What one download of the address must be, of a whole version kept as one package.
  --doi DOI, --swhid SWHID, --ark ARK   Names under which the archive keeps it.
  --place TEXT         Country or region where it lies.
  --file DOWNLOAD      What was downloaded from the copy's address.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  at: { type: 'string' },
  host: { type: 'string' },
  custodian: { type: 'string' },
  mandate: { type: 'string' },
  'mandate-url': { type: 'string' },
  path: { type: 'string' },
  sha256: { type: 'string' },
  doi: { type: 'string' },
  swhid: { type: 'string' },
  ark: { type: 'string' },
  place: { type: 'string' },
  file: { type: 'string' },
} as const

/** `colophon archive`: where a version is kept. */
export const archive: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, version, copy, ...more] = positionals
  const registry = registryOf(values, world)
  if (what === 'show' && copy === undefined) return showArchive(registry, version, values, world)
  if (what === 'add' && copy === undefined) return addCopy(registry, version, values, world)
  if (what === 'check' && more.length === 0) return checkCopies(registry, { version, copy }, values, world)
  throw new Refusal('malformed', 'show, add or check, and a version. colophon archive --help shows the whole command.')
}
