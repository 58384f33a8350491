import { digestOf, digestOfJson } from '../digest.ts'
import { digestOfTensors } from '../engine/digest.ts'
import type { Engine } from '../engine/engine.ts'
import { resumeTraining, writeCheckpoint } from '../t6/checkpoint.ts'
import { printSafetensors } from '../t6/safetensors.ts'
import { advance, progressDigests, startTraining, type Trainer, validationLoss } from '../t6/trainer.ts'
import type { MetricPoint } from './metrics.ts'
import type { PlannedTraining } from './t6-plan.ts'
import type { T6Result } from './t6-record.ts'
import type { TraceStep } from './trace.ts'
import { resultOfTraining } from './training-result.ts'

/** What a training shows of a step: its numbers, and, every so many steps, its digests. */
export type Measured = { step: number; points: MetricPoint[]; trace: TraceStep | null }

/** The weights of a training that is at its end, as a file, and what it came to. */
export type Trained = { weights: Uint8Array<ArrayBuffer>; result: T6Result }

/** A training of a run, one step a call. `isDone`: all planned steps are made. */
export type OpenTraining = {
  readonly step: number
  isDone(): boolean
  /** What is to be recorded before the first step, of a training that was not taken up from a checkpoint. */
  beginning(): Measured | null
  advance(): Measured | { kind: 'not-a-number'; step: number; what: 'loss' | 'gradient' }
  /** Where it stands, as bytes from which it can be taken up. */
  checkpoint(): Uint8Array<ArrayBuffer>
  /** Whether a checkpoint is due at this step. */
  isCheckpointDue(): boolean
  finish(): Trained
}

/** Opens a training at its first step, or where the checkpoint stands. Refuses a checkpoint that is cut, altered, or of something else. */
export function openTraining(engine: Engine, planned: PlannedTraining, checkpoint: Uint8Array | null): OpenTraining {
  const { input, plan } = planned
  const trainer = checkpoint === null ? startTraining(engine, input) : resumeTraining(engine, input, checkpoint)
  const isDone = () => trainer.progress.step >= plan.steps
  const every = (count: number) => trainer.progress.step % count === 0 || isDone()
  let loss: number | null = null
  const look = (points: MetricPoint[]): Measured => {
    const { step } = trainer.progress
    if (every(plan.evalEvery)) {
      loss = validationLoss(trainer)
      if (loss !== null && Number.isFinite(loss)) points.push({ series: 'validation loss', step, value: loss })
    }
    return { step, points, trace: every(plan.traceEvery) ? traceOf(trainer) : null }
  }
  return {
    get step() {
      return trainer.progress.step
    },
    isDone,
    beginning: () => (checkpoint === null ? look([]) : null),
    advance() {
      const report = advance(trainer)
      if (report.kind === 'not-a-number') return report
      const { step, rate, gradientNorm } = report
      return look([
        { series: 'loss', step, value: report.loss },
        { series: 'learning rate', step, value: rate },
        { series: 'gradient norm', step, value: gradientNorm },
      ])
    },
    checkpoint: () => writeCheckpoint(trainer),
    isCheckpointDue: () => every(plan.checkpointEvery),
    finish: () => ({
      weights: printSafetensors(trainer.parameters),
      result: resultOfTraining(trainer, planned, loss ?? validationLoss(trainer)),
    }),
  }
}

/**
 * The digests of where a training stands: of each weight under its official name, and of what moves them (`update`: the moments, and where reading and the
 * generator are). In the order of their names, the first that differs is the first tensor of the model that does.
 */
function traceOf(trainer: Trainer): TraceStep {
  const { parameters, progress } = trainer
  const tensors = parameters.names.map((name) => [name, digestOfTensors([[name, parameters.named(name)]])] as const)
  const { optimizer, random } = progressDigests(trainer)
  const update = digestOfJson({ optimizer, random })
  return { step: progress.step, digests: { ...Object.fromEntries(tensors), update } }
}

/** The name of the file of weights, and its digest. */
export function weightsArtifact({ weights }: Pick<Trained, 'weights'>) {
  return {
    name: 'weights.safetensors',
    digest: digestOf(weights),
    bytes: weights.length,
    mediaType: 'application/octet-stream',
    url: null,
  }
}
