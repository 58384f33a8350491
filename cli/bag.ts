import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { printBytes, printCount } from './amount.ts'
import { unpackArchive, writeArchive } from './bag/make.ts'
import { printVerdict } from './bag/report.ts'
import { verifyBag } from './bag/verify.ts'
import { type Command, type Exit, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { readFolderName } from './folder.ts'
import { registryOf } from './registry.ts'
import { askDigest, readVersionName } from './version.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon bag verify DIR
       colophon bag make VERSION -o DIR|FILE.tar

verify  Tells whether a folder is a valid bag (BagIt 1.0, RFC 8493; the drafts 0.93 to 0.97 too): every file that a manifest
        lists is there and has its digests. Nobody is asked. Links are not followed. Exit code: 0 yes, 1 no, 2 could not
        tell, for instance while something is still to be fetched.
make    Gets the deposit package of a published version (ORG/NAME@LABEL, or its digest): a bag with its record, metadata,
        licences, citations and manifests, and the files whose bytes the registry holds.

  -o, --output PATH    Where the package goes: a name that ends in .tar for the archive, else a folder.
${SERVER_HELP}`

const OPTIONS = { ...SERVER_OPTIONS, output: { type: 'string', short: 'o' } } as const
const EXITS = { valid: 0, invalid: 1, unknown: 2 } as const

/** `colophon bag`: bags are verified, and deposit packages made. */
export const bag: Command = { help: HELP, no: ['not-found', 'gone'], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, named, ...more] = positionals
  if ((what !== 'verify' && what !== 'make') || more.length > 0)
    throw new Refusal('malformed', 'Say verify or make. colophon bag --help explains them.')
  if (what === 'verify') {
    const verified = await verifyBag(readFolderName(named, 'bag'))
    world.out(values.json ? `${JSON.stringify(verified)}\n` : printVerdict(verified))
    return EXITS[verified.outcome]
  }
  const { output } = values
  if (output === undefined) throw new Refusal('malformed', 'Say with -o where the package goes: a folder, or FILE.tar.')
  const registry = registryOf(values, world)
  const digest = await askDigest(registry, readVersionName(named))
  const pieces = registry.stream({ path: `/api/v1/versions/${digest}/deposit` })
  const written = await (output.endsWith('.tar') ? writeArchive(pieces, output) : unpackArchive(pieces, output))
  const { files, bytes } = written
  world.out(
    values.json
      ? `${JSON.stringify({ digest, ...written })}\n`
      : `${printCount(files, 'file')}, ${printBytes(bytes)}: ${output}\n`,
  )
  return 0
}
