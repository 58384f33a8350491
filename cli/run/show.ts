import { PublicRun } from '#lib/run/public.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'

/** Shows a run: what it read, its figures recomputed, its flags and its replays. */
export async function showRun(registry: Registry, id: string, values: RunValues, world: World): Promise<Exit> {
  const run = await registry.ask({ path: `/api/v1/runs/${id}` }, PublicRun, 'answer about the run')
  world.out(values.json ? `${JSON.stringify(run)}\n` : print(run))
  return 0
}

function print(run: PublicRun): string {
  const { name, kind, state, reason, organization, digest, inputs, outputs, check, flags, replays } = run
  const lines = [
    `${name} (${kind}), reported by ${organization}`,
    `state   ${state}${reason === '' ? '' : `: ${reason}`}`,
    `digest  ${digest ?? 'none before it is over'}`,
    ...inputs.map((input) => `read    ${input.role}: ${namedOf(input)}`),
    ...outputs.map((output) => `made    ${namedOf(output)}`),
    ...check.arithmetic.map(
      ({ what, claimed, recomputed, outcome }) =>
        `figure  ${what}: ${outcome}, claimed ${claimed ?? 'nothing'}, recomputed ${recomputed ?? 'nothing'}`,
    ),
    ...check.missing.map(({ at, why }) => `missing ${at}: ${why}`),
    ...flags.map(({ says, raisedBy }) => `flag    ${says} (${raisedBy.join(', ')})`),
    ...replays.map(({ judgement, at }) => `replay  ${at.slice(0, 10)} ${judgement.verdict}: ${judgement.reason}`),
  ]
  return `${lines.join('\n')}\n${run.disclaimer}\n`
}

function namedOf({ version, name }: { version: PublicRun['inputs'][number]['version']; name: string }): string {
  return version === null ? `${name} (no digest)` : `${version.dataset}@${version.label} ${version.digest}`
}
