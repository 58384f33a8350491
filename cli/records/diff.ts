import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { RecordDifference } from '#lib/records/schema.ts'
import { printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import { type Registry, registryOf, type ServerValues } from '../registry.ts'
import { askVersion, datasetPath, readVersionName, type Version } from '../version.ts'
import type { World } from '../world.ts'

const Compared = z.object({
  outcome: z.enum(['compared', 'unknown']),
  reason: z.string(),
  difference: RecordDifference.nullable(),
})

export type DiffValues = ServerValues & { limit: string; json: boolean }

/** What became of the records from one version to another: 0 nothing, 1 something, 2 it can't be told. */
export async function diffRecords(names: readonly string[], values: DiffValues, world: World): Promise<Exit> {
  const [a, b, ...more] = names
  if (a === undefined || b === undefined || more.length > 0)
    throw new Refusal('malformed', 'Two versions are compared: colophon records diff lab/whales@1.0 lab/whales@1.1')
  const registry = registryOf(values, world)
  const [before, after] = [await known(registry, a), await known(registry, b)]
  const range = `${sideOf(before, before)}...${sideOf(after, before)}`
  const path = `${datasetPath(before.dataset)}/compare/${encodeURIComponent(range)}/records`
  const answer = await registry.ask({ path, query: { limit: values.limit } }, Compared, 'comparison')
  world.out(values.json ? `${JSON.stringify(answer)}\n` : printDifference(answer))
  if (answer.difference === null) return 2
  const { added, removed, changed } = answer.difference
  return added + removed + changed === 0 ? 0 : 1
}

async function known(registry: Registry, name: string): Promise<Version> {
  try {
    return await askVersion(registry, readVersionName(name))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
    throw new Refusal('unavailable', `It could not be told: ${error.message}`)
  }
}

/** By its digest, which names it in any dataset; a draft has none and goes by its label. */
function sideOf({ digest, label, dataset }: Version, { dataset: here }: Version): string {
  if (digest !== null) return digest
  if (dataset === here) return label
  throw new Refusal(
    'malformed',
    `${dataset}@${label} is a draft: it is compared with versions of its own dataset only.`,
  )
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

function printDifference({ difference, reason }: z.infer<typeof Compared>): string {
  if (difference === null) return `It can not be told. ${reason}\n`
  const { added, removed, changed, equal, changes, bucketsRead } = difference
  const left = added + removed + changed - changes.length
  const [plus, minus, other] = [added, removed, changed].map((count) => count.toLocaleString('en'))
  return [
    `${plus} added, ${minus} removed, ${other} changed, ${printCount(equal, 'record')} the same; ${printCount(bucketsRead, 'bucket')} of 4,096 read`,
    ...changes.map(({ id, change }) => `${SIGNS[change]} ${id}`),
    ...(left > 0 ? [`and ${left.toLocaleString('en')} more`] : []),
    '',
  ].join('\n')
}
