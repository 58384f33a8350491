import { type Digest, digestOfJson } from '../digest.ts'
import type { RunArtifact, RunInput, RunOutput } from './inputs.ts'
import type { MetricPoint } from './metrics.ts'
import { RUN_FORMAT, type RunCode, type RunConfiguration, type RunEngine, type RunResult } from './schema.ts'
import type { FinalState, RunKind } from './state.ts'
import type { TraceStep } from './trace.ts'

/** All that a run recorded, once it is over. */
export type FinishedRun = {
  organization: string
  kind: RunKind
  name: string
  description: string
  state: FinalState
  reason: string
  startedAt: string | null
  finishedAt: string | null
  inputs: readonly RunInput[]
  outputs: readonly RunOutput[]
  artifacts: readonly RunArtifact[]
  code: RunCode | null
  environment: Record<string, string>
  engine: RunEngine | null
  seeds: Record<string, number>
  configuration: RunConfiguration
  result: RunResult | null
  metrics: readonly MetricPoint[]
  trace: readonly TraceStep[]
}

/**
 * The digest of a run's record: of the RFC 8785 form of all that it recorded, its numbers by series and step and its trace by step, each under a
 * digest of their own. A version that a run made can name it among its ancestors.
 */
export function runDigest({ metrics, trace, ...run }: FinishedRun): Digest {
  const points = metrics
    .map(({ series, step, value }): [string, number, number] => [series, step, value])
    .sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1))
  const steps = [...trace].sort((a, b) => a.step - b.step).map(({ step, digests }) => [step, digests])
  return digestOfJson({ format: RUN_FORMAT, ...run, metrics: digestOfJson(points), trace: digestOfJson(steps) })
}
