import { z } from 'zod'
import { ReplayJudgement } from '#lib/run/verdict.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { exitOf, readTolerance } from './compare.ts'

const Judged = z.object({ id: z.string(), judgement: ReplayJudgement })

/** Has a recorded run judged as the replay of another, and the verdict kept. */
export async function judgeAsReplay(
  registry: Registry,
  [id, replay]: readonly [string, string],
  values: RunValues,
  world: World,
): Promise<Exit> {
  const body = { run: replay, tolerance: readTolerance(values.tolerance) }
  const call = { method: 'POST', path: `/api/v1/runs/${id}/replay`, body } as const
  const { judgement } = await registry.ask(call, Judged, 'verdict on the replay')
  world.out(values.json ? `${JSON.stringify(judgement)}\n` : `${judgement.verdict}: ${judgement.reason}\n`)
  return exitOf(judgement)
}
