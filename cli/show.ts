import { parseArgs } from 'node:util'
import { z } from 'zod'
import { PublicDataset, PublicVersionLine } from '#lib/dataset/public.ts'
import { type Command, type Exit, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { type Registry, registryOf } from './registry.ts'
import { datasetPath, readVersionName, Version, versionPath } from './version.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon show ORG/NAME
       colophon show ORG/NAME@LABEL
       colophon show DIGEST

Shows a dataset with its versions, or one version. With --json, all that the registry answers.

${SERVER_HELP}`

/** What is shown of a dataset. */
const Dataset = z.object({
  ...PublicDataset.pick({ name: true, title: true }).shape,
  versions: z.array(z.object(PublicVersionLine.pick({ version: true, status: true, digest: true }).shape)),
})

/** `colophon show`: a dataset or a version. */
export const show: Command = { help: HELP, no: ['not-found', 'gone'], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: SERVER_OPTIONS, allowPositionals: true })
  const named = positionals[0] ?? ''
  const registry = registryOf(values, world)
  const isDataset = /^[^/@:]+\/[^/@:]+$/.test(named)
  const path = isDataset ? datasetPath(named) : versionPath(readVersionName(named))
  if (values.json) world.out(`${JSON.stringify(await registry.ask({ path }, z.unknown(), 'answer'))}\n`)
  else world.out(isDataset ? await showDataset(registry, path) : await showVersion(registry, path))
  return 0
}

async function showDataset(registry: Registry, path: string): Promise<string> {
  const { name, title, versions } = await registry.ask({ path }, Dataset, 'answer about the dataset')
  const lines = versions.map(
    ({ version, status, digest }) => `  ${version.padEnd(16)} ${status.padEnd(10)} ${digest ?? ''}`,
  )
  return `${[name, title, ...lines].join('\n')}\n`
}

async function showVersion(registry: Registry, path: string): Promise<string> {
  const version = await registry.ask({ path }, Version, 'answer about the version')
  const { dataset, label, status, digest, url, reason, withdrawal, supersededBy } = version
  const lines = [
    `${dataset}@${label}`,
    `status  ${status}${withdrawal === null ? '' : ` (${withdrawal.kind}): ${withdrawal.reason}`}`,
    `digest  ${digest ?? 'none before it is published'}`,
    `page    ${url}`,
    ...(reason === undefined ? [] : [`reason  ${reason}`]),
    ...(supersededBy === null ? [] : [`superseded by ${supersededBy.label} (${supersededBy.digest})`]),
  ]
  return `${lines.join('\n')}\n`
}
