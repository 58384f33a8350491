import { z } from 'zod'
import type { PublicRun } from '#lib/run/public.ts'
import type { RunEngine } from '#lib/run/schema.ts'
import { ReplayJudgement } from '#lib/run/verdict.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { RunLine } from './record.ts'
import { sendMeasurements } from './send-measurements.ts'
import type { SteppedHere } from './step-here.ts'

/** A repetition on this machine, and of what. */
export type Reported = {
  run: PublicRun
  made: SteppedHere & { engine: RunEngine }
  startedAt: Date
  tolerance: number
}

const Judged = z.object({ id: z.string(), judgement: ReplayJudgement })

/** Records a repetition as a run of its own, with its numbers and digests, and has it judged there: the registry’s verdict stands with the run. */
export async function reportRepetition(
  registry: Registry,
  { run, made, startedAt, tolerance }: Reported,
  values: RunValues,
  world: World,
): Promise<void> {
  const inputs = run.inputs.map(({ role, version, name, weight, epochs }) => ({
    ...{ role, version: version?.digest ?? null, name, weight, epochs },
  }))
  const draft = {
    ...{
      kind: run.kind,
      organization: values.organization ?? run.organization,
      name: `Replay of ${run.name}`.slice(0, 200),
    },
    ...{
      startedAt: startedAt.toISOString(),
      inputs,
      configuration: run.configuration,
      seeds: run.seeds,
      engine: made.engine,
    },
    environment: { platform: process.platform },
  }
  const { id } = await registry.ask(
    { method: 'POST', path: '/api/v1/runs', body: draft },
    RunLine,
    'answer about the run',
  )
  const path = `/api/v1/runs/${id}`
  await sendMeasurements(registry, id, { points: made.metrics, trace: made.trace })
  await registry.ask({ method: 'PATCH', path, body: endingOf(made) }, RunLine, 'answer about the run')
  const judge = { method: 'POST', path: `/api/v1/runs/${run.id}/replay`, body: { run: id, tolerance } } as const
  const { judgement } = await registry.ask(judge, Judged, 'verdict on the replay')
  if (!values.json) world.out(`reported ${judgement.verdict}, as ${registry.url}/runs/${id}\n`)
}

function endingOf({ end }: SteppedHere) {
  if (end === null) return { ended: { state: 'failed', reason: 'A number was none: it ended before its last step.' } }
  const { artifact, result } = end
  const { name, digest } = artifact
  return { artifacts: [artifact], outputs: [{ name, digest }], ended: { state: 'complete', result } }
}
