import { z } from 'zod'
import { AppendedMeasurements } from '#lib/run/measurements.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { T6Configuration } from '#lib/run/t6-record.ts'
import { weightsArtifact } from '#lib/run/train-t6.ts'
import { ReplayJudgement } from '#lib/run/verdict.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { RunLine } from './record.ts'
import type { Repetition } from './repeat.ts'

/** A repetition, and of what. */
export type Reported = {
  run: PublicRun
  configuration: T6Configuration
  made: Repetition
  startedAt: Date
  tolerance: number
}

const Judged = z.object({ id: z.string(), judgement: ReplayJudgement })

/** Records a repetition as a run of its own, with its numbers and digests, and has it judged there: the registry’s verdict stands with the run. */
export async function reportRepetition(
  registry: Registry,
  { run, configuration, made, startedAt, tolerance }: Reported,
  values: RunValues,
  world: World,
): Promise<void> {
  const inputs = run.inputs.map(({ role, version, name, weight, epochs }) => ({
    ...{ role, version: version?.digest ?? null, name, weight, epochs },
  }))
  const draft = {
    ...{
      kind: 't6',
      organization: values.organization ?? run.organization,
      name: `Replay of ${run.name}`.slice(0, 200),
    },
    ...{ startedAt: startedAt.toISOString(), inputs, configuration, seeds: run.seeds, engine: made.engine },
    environment: { platform: process.platform },
  }
  const { id } = await registry.ask(
    { method: 'POST', path: '/api/v1/runs', body: draft },
    RunLine,
    'answer about the run',
  )
  const path = `/api/v1/runs/${id}`
  const body = { points: made.metrics, trace: made.trace }
  await registry.ask(
    { method: 'POST', path: `${path}/metrics`, body },
    AppendedMeasurements,
    'answer about the numbers',
  )
  await registry.ask({ method: 'PATCH', path, body: endingOf(made) }, RunLine, 'answer about the run')
  const judge = { method: 'POST', path: `/api/v1/runs/${run.id}/replay`, body: { run: id, tolerance } } as const
  const { judgement } = await registry.ask(judge, Judged, 'verdict on the replay')
  if (!values.json) world.out(`reported ${judgement.verdict}, as ${registry.url}/runs/${id}\n`)
}

function endingOf({ trained }: Repetition) {
  if (trained === null)
    return { ended: { state: 'failed', reason: 'A number was none: it ended before its last step.' } }
  const artifact = weightsArtifact(trained)
  const { name, digest } = artifact
  return { artifacts: [artifact], outputs: [{ name, digest }], ended: { state: 'complete', result: trained.result } }
}
