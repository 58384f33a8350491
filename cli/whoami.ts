import { parseArgs } from 'node:util'
import { Self } from '#lib/dataset/public.ts'
import { type Command, type Exit, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon whoami

Tells who the API token speaks for, in which organisations, and what it may be used for. Exit code 1: for nobody.

${SERVER_HELP}`

/** `colophon whoami`: who the token speaks for. */
export const whoami: Command = { help: HELP, no: ['unauthenticated'], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values } = parseArgs({ args, options: SERVER_OPTIONS })
  const registry = registryOf(values, world)
  const person = await registry.ask({ path: '/api/v1/whoami' }, Self, 'answer')
  const lines = [
    `${person.name}${person.isAdministrator ? ' (administrator)' : ''} at ${registry.url}`,
    ...person.memberships.map(({ organization, role }) => `  ${organization}: ${role}`),
    ...(person.scopes === null ? [] : [`  this token may: ${person.scopes.join(', ')}`]),
  ]
  world.out(values.json ? `${JSON.stringify(person)}\n` : `${lines.join('\n')}\n`)
  return 0
}
