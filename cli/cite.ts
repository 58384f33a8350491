import { parseArgs } from 'node:util'
import { CITATION_FORMAT_IDS } from '#lib/citation/formats.ts'
import { Refusal } from '#lib/error.ts'
import { type Command, type Exit, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { registryOf } from './registry.ts'
import { askDigest, readVersionName } from './version.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon cite ORG/NAME@LABEL [--format FORMAT]
       colophon cite DIGEST [--format FORMAT]

Prints the citation of one exact version, with its digest.

  --format FORMAT      ${CITATION_FORMAT_IDS.join(', ')}; bibtex if left out.
${SERVER_HELP}`

const OPTIONS = { ...SERVER_OPTIONS, format: { type: 'string', default: 'bibtex' } } as const

/** `colophon cite`: how a version is cited. */
export const cite: Command = { help: HELP, no: ['not-found'], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const { format } = values
  if (!CITATION_FORMAT_IDS.some((id) => id === format))
    throw new Refusal(
      'malformed',
      `There is no citation format ${JSON.stringify(format)}. There are ${CITATION_FORMAT_IDS.join(', ')}.`,
    )
  const name = readVersionName(positionals[0])
  const registry = registryOf(values, world)
  const digest = await askDigest(registry, name)
  const citation = (await registry.read({ path: `/api/v1/versions/${digest}/citation`, query: { format } })).toString(
    'utf8',
  )
  world.out(values.json ? `${JSON.stringify({ digest, format, citation })}\n` : `${citation.trimEnd()}\n`)
  return 0
}
