import { digestOf } from '../digest.ts'
import { RunDraft, type RunDraftInput } from './schema.ts'
import type { ReplayedRun } from './verdict.ts'

/** The digest of an example's part. */
const digest = (text: string) => digestOf(`example ${text}`)

/** The model and batch of the paper's small T6 (T6 tables 9 and 10, H.1). */
export const SMALL_T6 = {
  model: {
    variant: 'tpa',
    L: 12,
    dModel: 768,
    h: 34,
    dHead: 64,
    RQ: 6,
    RK: 2,
    RV: 2,
    ffnHidden: 2048,
    vocab: 50304,
    tied: true,
    context: 1024,
  },
  numeric: { cache: 'bf16' },
  optim: { steps: 100_000, lrMax: 6e-4 },
  batch: { micro: 24, accumulation: 5, worldSize: 4, seqLen: 1024 },
} as const

/** A whole report of a run that reads one version; a test or an example overrides what it is about. For tests and the docs. */
export function runDraft(over: Partial<Extract<RunDraftInput, { kind: 'other' }>> = {}): RunDraft {
  return RunDraft.parse({
    kind: 'other',
    organization: 'lab',
    name: 'whale-lm',
    startedAt: '2026-11-01T08:00:00Z',
    inputs: [{ role: 'training', version: digest('version'), weight: 1, tokens: 1000 }],
    ...over,
  })
}

/** A run as a replay is judged by it: three traced steps on our engine. */
export function replayedRun(over: Partial<ReplayedRun> = {}): ReplayedRun {
  const engine = { version: '1', kernelDigest: digest('kernel'), selfTest: digest('test'), node: '22', arch: 'x64' }
  return {
    isComplete: true,
    engine,
    configuration: { batch: { micro: 8 }, lr: 0.1 },
    seeds: { init: 7 },
    inputs: [{ role: 'training', version: digest('version'), name: '' }],
    trace: [0, 10, 20].map((step) => ({
      step,
      digests: { loss: digest(`loss ${step}`), weights: digest(`w ${step}`) },
    })),
    metrics: [0, 10, 20].map((step) => ({ series: 'loss', step, value: 4 - step / 10 })),
    outcome: {},
    ...over,
  }
}
