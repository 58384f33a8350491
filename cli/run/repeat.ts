import { z } from 'zod'
import { isDigest } from '#lib/digest.ts'
import { createEngine, ENGINE_VERSION } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import { PublicRun } from '#lib/run/public.ts'
import { whyNotReplayable } from '#lib/run/replayable.ts'
import type { RunEngine } from '#lib/run/schema.ts'
import { type PlannedTraining, trainingOf } from '#lib/run/t6-plan.ts'
import { T6Configuration } from '#lib/run/t6-record.ts'
import { TraceStep } from '#lib/run/trace.ts'
import { openTraining, type Trained } from '#lib/run/train-t6.ts'
import { ReadText } from '#lib/run/training-text.ts'
import { judgeReplay, type ReplayedRun, type ReplayJudgement } from '#lib/run/verdict.ts'
import type { Exit } from '../command.ts'
import { progressLine } from '../progress.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { exitOf, readTolerance } from './compare.ts'
import { reportRepetition } from './report-repetition.ts'

/** What a repetition on this machine came to. `trained` null: it was ended at the first step that differs. */
export type Repetition = Pick<ReplayedRun, 'trace' | 'metrics'> & { engine: RunEngine; trained: Trained | null }

/**
 * Carries a run of a registry’s out again on this machine: its texts and settings are taken from there, the arithmetic is done here, and each recorded step
 * is compared. Without a report it ends at the first that differs.
 */
export async function repeatHere(registry: Registry, id: string, values: RunValues, world: World): Promise<Exit> {
  const tolerance = readTolerance(values.tolerance)
  const run = await registry.ask({ path: `/api/v1/runs/${id}` }, PublicRun, 'answer about the run')
  const engine = createEngine()
  const test = selfTest(engine)
  if (!test.passed)
    return couldNot(world, values, `This computer does not reckon as the engine needs it (${test.failed.join(', ')}).`)
  const why = whyNotReplayable({ ...run, inputs: run.inputs.map(inputOf) })
  if (why !== null) return couldNot(world, values, why)
  if (run.kind !== 't6')
    return couldNot(world, values, `A filter is repeated where its records are: POST /api/v1/runs/${id}/replay.`)
  const configuration = parseOrRefuse(T6Configuration, run.configuration, 'configuration of the run')
  const planned = await plannedHere(registry, run, configuration)
  if (planned instanceof Refusal) return couldNot(world, values, planned.message)
  const then = await recordedRun(registry, run, configuration)
  const ours = {
    ...{ version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST, selfTest: test.digest },
    ...{ node: process.versions.node, arch: process.arch },
  }
  const isWhole = values.report || then.engine?.kernelDigest !== ours.kernelDigest
  const startedAt = new Date()
  const made = { engine: ours, ...train(planned, then.trace, { isWhole, engine }, world) }
  const judgement = judgeReplay(then, { ...then, ...made }, tolerance)
  tell(world, values, judgement, ours)
  if (values.report) await reportRepetition(registry, { run, configuration, made, startedAt, tolerance }, values, world)
  return exitOf(judgement)
}

/** The training on the texts that the registry holds, or why it can’t be made. */
async function plannedHere(registry: Registry, run: PublicRun, configuration: T6Configuration) {
  const call = { path: `/api/v1/runs/${run.id}/texts` }
  const { items } = await registry.ask(call, z.object({ items: z.array(ReadText) }), 'texts of the run')
  try {
    return trainingOf(configuration, run.seeds, items)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function recordedRun(registry: Registry, run: PublicRun, configuration: T6Configuration): Promise<ReplayedRun> {
  const path = `/api/v1/runs/${run.id}`
  const Traces = z.object({ items: z.array(TraceStep) })
  const trace = await registry.ask({ path: `${path}/trace` }, Traces, 'trace of the run')
  const Points = z.object({ items: z.array(MetricPoint) })
  const metrics = await registry.ask({ path: `${path}/metrics` }, Points, 'numbers of the run')
  return {
    ...{ isComplete: run.state === 'complete', engine: run.engine, configuration, seeds: run.seeds },
    inputs: run.inputs.map(({ role, version, name }) => ({ role, version: version?.digest ?? null, name })),
    ...{ trace: trace.items, metrics: metrics.items },
  }
}

type How = { isWhole: boolean; engine: ReturnType<typeof createEngine> }

function train(planned: PlannedTraining, recorded: readonly TraceStep[], { isWhole, engine }: How, world: World) {
  const line = progressLine(world, false)
  const kept = new Map(recorded.map(({ step, digests }) => [step, digests]))
  const training = openTraining(engine, planned, null)
  const trace: TraceStep[] = []
  const metrics: MetricPoint[] = []
  let isSame = true
  for (let measured = training.beginning(); measured !== null; ) {
    metrics.push(...measured.points)
    if (measured.trace !== null) {
      const { step, digests } = measured.trace
      trace.push(measured.trace)
      isSame &&= Object.entries(digests).every(([part, digest]) => kept.get(step)?.[part] === digest)
    }
    line.show(`step ${training.step} of ${planned.plan.steps}`)
    if (training.isDone() || (!isSame && !isWhole)) break
    const next = training.advance()
    if ('kind' in next) break
    measured = next
  }
  line.clear()
  return { trace, metrics, trained: training.isDone() ? training.finish() : null }
}

function inputOf({ version, name }: PublicRun['inputs'][number]) {
  const digest = version?.digest ?? null
  return {
    name: version === null ? name : `${version.dataset}@${version.label}`,
    version: digest !== null && isDigest(digest) ? digest : null,
    isWithdrawn: version?.status === 'withdrawn',
    successor: null,
  }
}

function couldNot(world: World, values: RunValues, reason: string): Exit {
  const told = { verdict: 'not-replayable', reason }
  world.out(values.json ? `${JSON.stringify(told)}\n` : `not replayable: ${reason}\n`)
  return 2
}

function tell(world: World, values: RunValues, judgement: ReplayJudgement, { node, arch }: RunEngine): void {
  const words = `${judgement.verdict}: ${judgement.reason}\nhere     Node ${node}, ${arch}\n`
  world.out(values.json ? `${JSON.stringify({ ...judgement, node, arch })}\n` : words)
}
