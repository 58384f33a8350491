import { createEngine, ENGINE_VERSION } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { Refusal } from '#lib/error.ts'
import { outcomeDigests } from '#lib/run/outcome-digests.ts'
import { PublicRun } from '#lib/run/public.ts'
import { whyNotReplayable } from '#lib/run/replayable.ts'
import type { RunEngine } from '#lib/run/schema.ts'
import { judgeReplay, type ReplayJudgement } from '#lib/run/verdict.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { exitOf, readTolerance } from './compare.ts'
import { inputStates, recordedRun } from './recorded-run.ts'
import { reportRepetition } from './report-repetition.ts'
import { fetchRun } from './run-here.ts'
import { stepHere } from './step-here.ts'

/**
 * Carries a run of a registry’s out again on this machine: what it read and its settings are taken from there, the arithmetic is done here, and each recorded step is compared. Without
 * a report it ends at the first that differs.
 */
export async function repeatHere(registry: Registry, id: string, values: RunValues, world: World): Promise<Exit> {
  const tolerance = readTolerance(values.tolerance)
  const run = await registry.ask({ path: `/api/v1/runs/${id}` }, PublicRun, 'answer about the run')
  const engine = createEngine()
  const test = selfTest(engine)
  if (!test.passed)
    return couldNot(world, values, `This computer does not reckon as the engine needs it (${test.failed.join(', ')}).`)
  const why = whyNotReplayable({ ...run, inputs: await inputStates(registry, run) })
  if (why !== null) return couldNot(world, values, why)
  const here = await fetchRun(registry, run)
  if (here instanceof Refusal) return couldNot(world, values, here.message)
  const then = await recordedRun(registry, run)
  const ours = {
    ...{ version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST, selfTest: test.digest },
    ...{ node: process.versions.node, arch: process.arch },
  }
  const isWhole = values.report || then.engine?.kernelDigest !== ours.kernelDigest
  const startedAt = new Date()
  const stepped = stepHere(here, { engine, recorded: then.trace, isWhole }, world)
  const outcome = stepped.end === null ? {} : outcomeDigests(run.kind, stepped.end.result)
  const made = { engine: ours, ...stepped }
  const judgement = judgeReplay(then, { ...then, ...made, outcome }, tolerance)
  tell(world, values, judgement, ours)
  if (values.report) await reportRepetition(registry, { run, made, startedAt, tolerance }, values, world)
  return exitOf(judgement)
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
