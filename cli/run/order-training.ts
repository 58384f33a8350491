import { isDigest } from '#lib/digest.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { PublicRun } from '#lib/run/public.ts'
import { orderOf, VersionRunOrder } from '#lib/run/t6-order.ts'
import type { Exit } from '../command.ts'
import { readDraftFile } from '../draft-file.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'
import { followOrder } from './follow-order.ts'
import { countIn, given } from './order-values.ts'

/** Has the registry train a small T6 on a version. What can’t be is told before anything is sent, as far as it can be known here. */
export async function orderTraining(
  registry: Registry,
  [version, file]: readonly [string | undefined, string | undefined],
  values: RunValues,
  world: World,
): Promise<Exit> {
  const [judge, ...more] = values.evaluation ?? []
  if (more.length > 0) throw new Refusal('malformed', 'A training is judged by one version: give --evaluation once.')
  const { name, organization } = values
  const draft = {
    ...readDraftFile(file),
    ...given({ name, organization, steps: countIn(values, 'steps'), seed: countIn(values, 'seed') }),
  }
  const settings = parseOrRefuse(VersionRunOrder, draft, 'order')
  const digest = await askDigest(registry, readVersionName(version))
  const evaluation = judge === undefined ? settings.evaluation : await askDigest(registry, readVersionName(judge))
  const body = parseOrRefuse(VersionRunOrder, { ...settings, evaluation }, 'order')
  if (isDigest(digest)) orderOf(digest, body)
  const call = { method: 'POST', path: `/api/v1/versions/${digest}/runs`, body } as const
  const run = await registry.ask(call, PublicRun, 'answer about the run')
  return followOrder(registry, run, values, world)
}
