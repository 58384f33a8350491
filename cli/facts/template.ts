import { FactsTemplate, factsTemplate } from '#lib/assessment/facts-template.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'
import { writeOut } from './write-out.ts'

/** Writes an empty document of facts; for a version that is named with the names of its sources. */
export async function writeTemplate(
  registry: Registry,
  named: string | undefined,
  { output }: { output?: string | undefined },
  world: World,
): Promise<Exit> {
  writeOut(named === undefined ? factsTemplate(null) : await askTemplate(registry, named), output, world)
  if (output !== undefined)
    world.err(`Written to ${output}. Give what you answer a "value", then: colophon facts put ${output}\n`)
  return 0
}

async function askTemplate(registry: Registry, named: string): Promise<FactsTemplate> {
  const digest = await askDigest(registry, readVersionName(named))
  const call = { path: `/api/v1/versions/${digest}/facts`, query: { format: 'template' } }
  return registry.ask(call, FactsTemplate, 'empty document of facts')
}
