import { GradMimicConfiguration, GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import { PublicRun } from '#lib/run/public.ts'
import type { RunState } from '#lib/run/state.ts'
import { T6Result } from '#lib/run/t6-record.ts'
import type { Exit } from '../command.ts'
import { progressLine } from '../progress.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'

/** How often it is asked how far a run is. */
const ASK_EVERY_MS = 1000

/** Tells which run was ordered; with --wait, follows it to its end and tells what it came to. */
export async function followOrder(
  registry: Registry,
  ordered: PublicRun,
  values: RunValues,
  world: World,
): Promise<Exit> {
  const page = `${registry.url}/runs/${ordered.id}`
  const run = values.wait ? await waited(registry, ordered, world) : ordered
  const { id, state, reason, result, name } = run
  if (values.json) world.out(`${JSON.stringify({ id, page, state, reason, result })}\n`)
  else if (!values.wait) world.out(`ordered: ${id}\npage     ${page}\n`)
  else world.out([`${state}: ${name} (${id})`, `page     ${page}`, ...outcome(run), ''].join('\n'))
  return values.wait ? exitOf(state) : 0
}

async function waited(registry: Registry, { id }: PublicRun, world: World): Promise<PublicRun> {
  const line = progressLine(world, false)
  for (;;) {
    const run = await registry.ask({ path: `/api/v1/runs/${id}` }, PublicRun, 'answer about the run')
    if (run.state !== 'waiting' && run.state !== 'running') {
      line.clear()
      return run
    }
    const { done, planned } = run.progress ?? { done: 0, planned: 0 }
    line.show(`${run.state}: step ${done} of ${planned}`)
    await world.wait(ASK_EVERY_MS)
  }
}

/** Yes: it has come to its end. No: it failed or was cancelled. Could not tell: nothing is heard of it. */
function exitOf(state: RunState): Exit {
  return state === 'complete' ? 0 : state === 'abandoned' ? 2 : 1
}

function outcome({ kind, state, reason, configuration, result }: PublicRun): string[] {
  if (state !== 'complete') return [reason]
  if (kind === 't6') {
    const { valLoss } = T6Result.parse(result)
    return valLoss === undefined ? [] : [`loss     ${valLoss.toFixed(4)} on what it was not trained on`]
  }
  if (kind !== 'grad-mimic') return []
  const { kept = 0, dropped = 0, unknown } = GradMimicResult.parse(result)
  const { makes } = GradMimicConfiguration.parse(configuration)
  const told = [`records  ${kept} kept, ${dropped} dropped, ${unknown} not told`]
  if (makes === undefined) return told
  const { dataset, label, publish } = makes
  return [...told, `version  ${dataset}@${label}${publish ? '' : ', a draft'}`]
}
