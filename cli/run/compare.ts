import { Refusal } from '#lib/error.ts'
import { RunComparison } from '#lib/run/comparison.ts'
import { DEFAULT_TOLERANCE, type ReplayJudgement } from '#lib/run/verdict.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'

/** Tells where two runs differ, and whether the second repeats the first. */
export async function compareTwo(
  registry: Registry,
  [id, other]: readonly [string, string],
  values: RunValues,
  world: World,
): Promise<Exit> {
  const query = { with: other, tolerance: String(readTolerance(values.tolerance)) }
  const call = { path: `/api/v1/runs/${id}/compare`, query }
  const found = await registry.ask(call, RunComparison, 'comparison of the runs')
  world.out(values.json ? `${JSON.stringify(found)}\n` : print(found))
  return exitOf(found.asReplay)
}

/** Yes: it was repeated. No: it differs. Could not tell: it can't be replayed. */
export function exitOf({ verdict }: Pick<ReplayJudgement, 'verdict'>): Exit {
  return verdict === 'differs' ? 1 : verdict === 'not-replayable' ? 2 : 0
}

/** The tolerance as a number from 0 to 1, or a Refusal. */
export function readTolerance(text: string | undefined): number {
  const value = text === undefined ? DEFAULT_TOLERANCE : Number(text)
  if (Number.isFinite(value) && value >= 0 && value <= 1) return value
  throw new Refusal('malformed', `--tolerance is a number from 0 to 1, not ${JSON.stringify(text)}.`)
}

function print({ settings, seeds, inputs, metrics, asReplay }: RunComparison): string {
  const side = (value: string | null) => value ?? 'left out'
  const lines = [
    `${asReplay.verdict}: ${asReplay.reason}`,
    ...[...settings, ...seeds].map(({ at, ours, theirs }) => `setting ${at}: ${side(ours)} | ${side(theirs)}`),
    ...inputs.ours.map((one) => `read    only by the first: ${one}`),
    ...inputs.theirs.map((one) => `read    only by the second: ${one}`),
    ...metrics.map(
      ({ series, shared, step, relative }) =>
        `numbers ${series}: ${shared} steps shared, farthest apart at step ${step} (${relative.toExponential(1)})`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
