import { type Digest, digestOfJson } from '../digest.ts'
import { type AdamwPowers, adamw } from '../engine/adamw.ts'
import { clipFactor, gradientNorm } from '../engine/clip.ts'
import { crossEntropy } from '../engine/cross-entropy.ts'
import { digestOfTensors } from '../engine/digest.ts'
import type { Engine } from '../engine/engine.ts'
import { openStream, RANDOM_ALGORITHM, type Random, type RandomState, restoreRandom } from '../engine/random.ts'
import { backward } from './backward.ts'
import { forward } from './forward.ts'
import { initialise } from './init.ts'
import type { T6Model } from './model.ts'
import { type Parameters, takeParameters, weightsDigest } from './parameters.ts'
import { learningRate } from './schedule.ts'
import type { TrainingSettings } from './training-settings.ts'
import { nextWindows, placeWindows, requireWindow } from './windows.ts'
import { takeWorkspace, type Workspace } from './workspace.ts'

/** What a training is made from: a model, its settings, and tokens to train on and to judge by (none: no validation loss). */
export type TrainingInput = {
  model: T6Model
  settings: TrainingSettings
  tokens: Int32Array
  validation: Int32Array | null
}

/** Where a training stands, beside its numbers: steps made, where reading goes on, the generator, β1^t and β2^t. */
export type Progress = { step: number; cursor: number; order: RandomState; powers: AdamwPowers }

/** A training in an engine's memory. `advance` moves it, `validationLoss` doesn't. */
export type Trainer = TrainingInput & {
  engine: Engine
  parameters: Parameters
  gradients: Parameters
  m: Parameters
  u: Parameters
  space: Workspace
  progress: Progress
}

/**
 * What one step did: its number (from 1), learning rate, mean loss of its tokens in nats before the update, norm of the gradient before
 * clipping, digest of where its windows began. Or that a number was none: then nothing was updated, and the training is at its end.
 */
export type StepReport =
  | { kind: 'stepped'; step: number; rate: number; loss: number; gradientNorm: number; batchDigest: Digest }
  | { kind: 'not-a-number'; step: number; what: 'loss' | 'gradient' }

/** A training at its beginning: weights from the stream `init`, moments zero. Refuses tokens that are too few. */
export function startTraining(engine: Engine, input: TrainingInput): Trainer {
  const trainer = takeTraining(engine, input)
  initialise(input.model, trainer.parameters, openStream(input.settings.seed, 'init'))
  return trainer
}

/** The room of a training, all weights zero: for `startTraining`, and for a checkpoint to be put in. */
export function takeTraining(engine: Engine, input: TrainingInput): Trainer {
  const { model, settings, tokens, validation } = input
  requireWindow('The training text', tokens, settings.batch)
  if (validation !== null) requireWindow('The validation text', validation, settings.batch)
  const [parameters, gradients] = [takeParameters(engine, model), takeParameters(engine, model)]
  const [m, u] = [takeParameters(engine, model), takeParameters(engine, model)]
  const order = openStream(settings.seed, 'order').state()
  return {
    ...input,
    ...{ engine, parameters, gradients, m, u },
    space: takeWorkspace(engine, model, settings.batch.micro, settings.batch.seqLen),
    progress: { step: 0, cursor: 0, order, powers: { beta1: 1, beta2: 1 } },
  }
}

/** One step: as many passes as are accumulated, clipping, AdamW. All order is fixed, so two trainings of one input have the same bits. */
export function advance(trainer: Trainer): StepReport {
  const { engine, settings, parameters, gradients, m, u, progress } = trainer
  const { optim, batch } = settings
  const step = progress.step + 1
  const order = restoreRandom(progress.order)
  gradients.all.data.fill(0)
  const { loss, starts, cursor } = accumulate(trainer, order)
  if (!Number.isFinite(loss)) return { kind: 'not-a-number', step, what: 'loss' }
  const norm = gradientNorm(engine, [gradients.all])
  if (!Number.isFinite(norm)) return { kind: 'not-a-number', step, what: 'gradient' }
  const rate = learningRate(optim, progress.step)
  const all = { theta: parameters.all, grad: gradients.all, m: m.all, u: u.all }
  const [beta1, beta2] = optim.betas
  const constants = { beta1, beta2, eps: optim.eps, weightDecay: optim.weightDecay }
  const clip = clipFactor(norm, optim.clip)
  const powers = adamw(engine, [all], constants, { rate, clip, powers: progress.powers })
  trainer.progress = { step, cursor, order: order.state(), powers }
  const batchDigest = digestOfJson({ seqLen: batch.seqLen, starts })
  return { kind: 'stepped', step, rate, loss, gradientNorm: norm, batchDigest }
}

/** The passes of a step: gradients of the mean loss over all its tokens, added up; where every window began. */
function accumulate(trainer: Trainer, order: Random): { loss: number; starts: number[]; cursor: number } {
  const { engine, settings, tokens, space, parameters, gradients } = trainer
  const { micro, accumulation, seqLen } = settings.batch
  const counted = micro * accumulation * seqLen
  const all: number[] = []
  let cursor = trainer.progress.cursor
  let sum = 0
  for (let pass = 0; pass < accumulation; pass += 1) {
    const { starts, cursor: next } = nextWindows(tokens, settings.batch, cursor, order)
    placeWindows(space, tokens, starts, seqLen)
    forward(space, parameters)
    sum += crossEntropy(engine, space.logits, space.loss, { grad: space.logits, scale: 1 / counted }).sum
    backward(space, parameters, gradients)
    all.push(...starts)
    cursor = next
  }
  return { loss: sum / counted, starts: all, cursor }
}

/**
 * The mean loss in nats over the first `evalIters` batches of the validation tokens, from the start and in order; fewer if there are
 * fewer, none repeated. It draws nothing and moves nothing of the training. Null: there are no validation tokens.
 */
export function validationLoss({ engine, settings, validation, space, parameters }: Trainer): number | null {
  if (validation === null) return null
  const { micro, seqLen, evalIters } = settings.batch
  const windows = Math.min(evalIters * micro, Math.floor((validation.length - 1) / seqLen))
  let sum = 0
  for (let first = 0; first < windows; first += micro) {
    const count = Math.min(micro, windows - first)
    const starts = Array.from({ length: count }, (_, i) => (first + i) * seqLen)
    // What stands in the rest of the room has no target, so it counts for nothing.
    space.loss.targets.data.fill(-1)
    placeWindows(space, validation, starts, seqLen)
    forward(space, parameters)
    sum += crossEntropy(engine, space.logits, space.loss, null).sum
  }
  return sum / (windows * seqLen)
}

/** Digests of where a training stands: what a run's trace keeps every so many steps, and a replay compares. */
export function progressDigests({
  parameters,
  m,
  u,
  progress,
}: Trainer): Record<'weights' | 'optimizer' | 'random', Digest> {
  const moments = [['m', m.all] as const, ['u', u.all] as const]
  return {
    weights: weightsDigest(parameters),
    optimizer: digestOfJson({ moments: digestOfTensors(moments), powers: progress.powers }),
    random: digestOfJson({ algorithm: RANDOM_ALGORITHM, order: progress.order, cursor: progress.cursor }),
  }
}
