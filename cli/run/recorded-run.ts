import { z } from 'zod'
import type { RelatedVersion } from '#lib/dataset/public.ts'
import { isDigest } from '#lib/digest.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import { outcomeDigests } from '#lib/run/outcome-digests.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { RepeatedRun } from '#lib/run/replayable.ts'
import { TraceStep } from '#lib/run/trace.ts'
import type { ReplayedRun } from '#lib/run/verdict.ts'
import type { Registry } from '../registry.ts'
import { askVersion } from '../version.ts'

const Traces = z.object({ items: z.array(TraceStep) })
const Points = z.object({ items: z.array(MetricPoint) })

/** What a registry recorded of a run, as far as a replay is judged by it. */
export async function recordedRun(registry: Registry, run: PublicRun): Promise<ReplayedRun> {
  const path = `/api/v1/runs/${run.id}`
  const trace = await registry.ask({ path: `${path}/trace` }, Traces, 'trace of the run')
  const metrics = await registry.ask({ path: `${path}/metrics` }, Points, 'numbers of the run')
  const { kind, state, engine, configuration, seeds, result } = run
  return {
    ...{ isComplete: state === 'complete', engine, configuration, seeds, outcome: outcomeDigests(kind, result) },
    inputs: run.inputs.map(({ role, version, name }) => ({ role, version: version?.digest ?? null, name })),
    ...{ trace: trace.items, metrics: metrics.items },
  }
}

/** What a run read, each with whether it is withdrawn since, and by which version it is succeeded then. */
export async function inputStates(registry: Registry, { inputs }: PublicRun): Promise<RepeatedRun['inputs']> {
  return Promise.all(inputs.map((input) => inputState(registry, input)))
}

async function inputState(registry: Registry, { version, name }: PublicRun['inputs'][number]) {
  if (version === null) return { name, version: null, isWithdrawn: false, successor: null }
  const { digest, dataset, label, status } = version
  const isWithdrawn = status === 'withdrawn'
  const successor = isWithdrawn ? (await askVersion(registry, { digest })).successor : null
  return {
    ...{ name: `${dataset}@${label}`, version: isDigest(digest) ? digest : null, isWithdrawn },
    successor: successor === null ? null : nameOf(successor),
  }
}

function nameOf({ dataset, label, digest }: RelatedVersion): string {
  return dataset === null || label === null ? digest : `${dataset}@${label}`
}
