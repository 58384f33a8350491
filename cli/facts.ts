import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { putFacts } from './facts/put.ts'
import { showFacts } from './facts/show.ts'
import { writeTemplate } from './facts/template.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon facts show VERSION [--history] [-o FILE]
       colophon facts template [VERSION] [-o FILE]
       colophon facts put FILE --version VERSION

What people recorded of a published version, from which its score against the seven principles is made. VERSION is a digest or
org/name@label.

show      Tells which questions are answered, by whom and when. With -o, or with --json, the document itself, which can be sent
          back as it is or changed.
template  Writes an empty document: each question with its help and an example, and for a version that is named a row for each of
          its sources. Give the groups that you answer a "value"; what has none stays as it is, null takes it back.
put       Records what the document says, all or nothing. Every fault is told with its place. No score changes before the
          version is assessed again.

  --version VERSION    The version that the facts are about.
  --history            Everything that was ever recorded, too.
  -o, --output FILE    Where the document goes; left out: to the screen.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  version: { type: 'string' },
  history: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
} as const

/** `colophon facts`: what people recorded of a version. */
export const facts: Command = {
  help: HELP,
  no: (args) => (args[0] === 'put' ? REFUSED_WRITE : ['not-found']),
  run,
}

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, named, ...more] = positionals
  const registry = registryOf(values, world)
  if (more.length === 0 && what === 'show') return showFacts(registry, named, values, world)
  if (more.length === 0 && what === 'template') return writeTemplate(registry, named ?? values.version, values, world)
  if (more.length === 0 && what === 'put') return putFacts(registry, named, values, world)
  throw new Refusal('malformed', 'Say show VERSION, template, or put FILE. colophon facts --help explains them.')
}
