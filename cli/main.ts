import type { Command, Exit } from './command.ts'
import { COMMANDS } from './commands.ts'
import { explain } from './explain.ts'
import type { World } from './world.ts'

const OVERVIEW = `colophon: what one exact version of a dataset is made of.

Usage: colophon COMMAND [OPTIONS]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
  .join('\n')}

colophon COMMAND --help explains one. Exit code: 0 yes, 1 no, 2 could not tell.
`

/** Runs one command line, and says in one sentence what went wrong if something did. Never throws. */
export async function main(args: readonly string[], world: World): Promise<Exit> {
  const [name = '--help', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    world.out(OVERVIEW)
    return 0
  }
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (found === undefined) {
    world.err(`colophon: There is no command ${JSON.stringify(name)}. colophon --help lists them.\n`)
    return 2
  }
  return runCommand(await found.load(), name, rest, world)
}

async function runCommand(command: Command, name: string, args: string[], world: World): Promise<Exit> {
  const end = args.indexOf('--')
  const asked = end === -1 ? args : args.slice(0, end)
  if (asked.includes('--help') || asked.includes('-h')) {
    world.out(command.help)
    return 0
  }
  try {
    return await command.run(args, world)
  } catch (error) {
    const { text, json, code } = explain(error, name)
    if (asked.includes('--json')) world.out(`${JSON.stringify({ error: json })}\n`)
    world.err(text)
    const no = typeof command.no === 'function' ? command.no(args) : command.no
    return code !== null && no.includes(code) ? 1 : 2
  }
}
