import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { PublicRun } from '#lib/run/public.ts'
import type { Exit } from '../command.ts'
import { readDraftFile } from '../draft-file.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'
import { followOrder } from './follow-order.ts'
import { countIn, given } from './order-values.ts'
import { idOf } from './run-id.ts'

/** Has the registry filter a version by Grad-Mimic, and a new version made of what is kept. */
export async function orderFilter(
  registry: Registry,
  [version, file]: readonly [string | undefined, string | undefined],
  values: RunValues,
  world: World,
): Promise<Exit> {
  const reference = values.reference === undefined ? undefined : idOf(values.reference)
  const { name, organization, dataset, label, reason } = values
  const draft = readDraftFile(file)
  const makes = draft.version ?? {}
  if (typeof makes !== 'object' || Array.isArray(makes))
    throw new Refusal('invalid', `In ${file}, version says which one is made: {"label", "reason"}.`)
  const order = {
    ...draft,
    ...given({ reference, name, organization, seed: countIn(values, 'seed') }),
    version: { ...makes, ...given({ dataset, label, reason }), ...(values.publish && { publish: true }) },
  }
  const body = parseOrRefuse(FilterOrder, order, 'order')
  const digest = await askDigest(registry, readVersionName(version))
  const call = { method: 'POST', path: `/api/v1/versions/${digest}/filters`, body } as const
  const run = await registry.ask(call, PublicRun, 'answer about the run')
  return followOrder(registry, run, values, world)
}
