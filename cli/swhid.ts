import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { COMMON_HELP, COMMON_OPTIONS, type Command, type Exit } from './command.ts'
import { identify } from './disk/identify.ts'
import { printable } from './folder.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon swhid PATH...

Prints the Software Heritage identifier (SWHID) of each file (swh:1:cnt) or folder (swh:1:dir), computed from the bytes
on this disk, without a network. What is in a folder's .git is no part of it. A Git LFS or git-annex pointer, or a link
into the Hugging Face cache, is refused: an identifier is never made from pointers.

${COMMON_HELP}
With --json, a list of path and swhid.
`

/** `colophon swhid`: the identifiers of files and folders. */
export const swhid: Command = { help: HELP, no: [], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: COMMON_OPTIONS, allowPositionals: true })
  if (positionals.length === 0)
    throw new Refusal('malformed', 'A file or folder is needed. colophon swhid --help shows the whole command.')
  const found: { path: string; swhid: string }[] = []
  for (const path of positionals) {
    const one = { path, swhid: await identify(path) }
    found.push(one)
    if (!values.json) world.out(`${one.swhid}\t${printable(path)}\n`)
  }
  if (values.json) world.out(`${JSON.stringify(found)}\n`)
  return 0
}
