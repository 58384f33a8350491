import { parseArgs } from 'node:util'
import { WITHDRAWAL_KINDS, Withdrawal } from '#lib/dataset/schema.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { registryOf } from './registry.ts'
import { readVersionName, Version, versionPath } from './version.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon withdraw ORG/NAME@LABEL --kind KIND --reason REASON

Withdraws a published version. Its record, its digest and your reason stay for ever; it is no longer offered.

  --kind KIND          ${WITHDRAWAL_KINDS.join(', ')}.
  --reason REASON      Why, in words; shown to everyone who cites it.
  --successor DIGEST   The version to use instead.
  --yes                Do not ask.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  kind: { type: 'string' },
  reason: { type: 'string' },
  successor: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const

/** `colophon withdraw`: takes a version back and leaves a tombstone. */
export const withdraw: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const name = readVersionName(positionals[0])
  if ('digest' in name) throw new Refusal('malformed', 'Name the version as org/name@label.')
  const { kind, reason, successor = null } = values
  const body = parseOrRefuse(Withdrawal, { kind, reason, successor }, 'withdrawal')
  if (!values.yes && world.ask !== null) {
    const answer = await world.ask(`Withdraw ${name.dataset}@${name.label}? It can't be undone. [y/N] `)
    if (!/^y(?:es)?$/i.test(answer.trim())) return 1
  }
  const registry = registryOf(values, world)
  const call = { method: 'POST', path: `${versionPath(name)}/withdraw`, body } as const
  const version = await registry.ask(call, Version, 'answer')
  const { dataset, label, status, digest, url: page } = version
  world.out(
    values.json
      ? `${JSON.stringify({ dataset, label, status, digest, page })}\n`
      : `${status}: ${dataset}@${label}\ndigest  ${digest}\npage    ${page}\n`,
  )
  return 0
}
