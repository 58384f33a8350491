import { openStream, type Random, restoreRandom, shuffle } from '../engine/random.ts'
import type { Tensor } from '../engine/tensor.ts'
import { batchWeights } from './mimic-score.ts'
import type { TrainSettings } from './online-settings.ts'
import type { Updater } from './optimise.ts'
import type { Resumable } from './run-checkpoint.ts'
import { type EpochTrace, emptyEpoch, type StepTrace } from './trace.ts'

/**
 * What one call did. `stepped`: one batch, with the mean loss of its records in nats. `finished`: all epochs are over, nothing was
 * done. `stopped`: a number was no number; the run stands for good at the weights before that step.
 */
export type Progress =
  | { kind: 'stepped'; step: StepTrace; loss: number }
  | { kind: 'finished' }
  | { kind: 'stopped'; step: number; epoch: number; record: number | null; why: string }

/** The scores of a batch in its order, and ‖v‖ of the chosen parameters before the update. The scores stand until the next batch. */
export type BatchScores = { m: Float64Array; norm: number }

/**
 * What a run does to a batch. `members`: the records that can be met, of `records` in all. `pass`: loss of each record of a batch
 * and its scores (null: plain training). `descend`: one step of the optimiser with these weights, which stand until the next batch (null: the plain mean).
 */
export type Batching = {
  records: number
  members: Uint32Array
  train: Pick<TrainSettings, 'batchSize' | 'dropLast' | 'epochs' | 'seed'>
  orders: readonly Uint32Array[] | undefined
  temperature: number
  pass(batch: Uint32Array): { loss: Float64Array; scores: BatchScores | null }
  descend(batch: Uint32Array, epoch: number, w: Float64Array | null): void
  updater: Updater
  tensors: readonly (readonly [name: string, tensor: Tensor])[]
}

/** A run that is under way, one batch a call; `resumable` shows it as of the last step. */
export type Stepper = { step(): Progress; resumable: Resumable }

/** Opens a run at its first step: epochs of batches, in orders from the stream `order` of the seed or as given. */
export function openStepper(batching: Batching): Stepper {
  const { members, train, orders, updater, tensors } = batching
  const size = Math.min(train.batchSize, members.length)
  const weights = new Float64Array(size)
  let random: Random = openStream(train.seed, 'order')
  let [epoch, at] = [0, 0]
  let stopped: Progress | null = null
  let epochs: EpochTrace[] = []
  let steps: StepTrace[] = []

  function step(): Progress {
    if (stopped !== null) return stopped
    if (epoch >= train.epochs) return { kind: 'finished' }
    if (at === 0)
      epochs.push(emptyEpoch(epoch, batching.records, orders?.[epoch] ?? shuffle(random, Uint32Array.from(members))))
    const column = epochs[epoch]
    if (column === undefined) throw new Error(`Epoch ${epoch} has no trace.`)
    const batch = column.order.subarray(at, at + size)
    const { loss, scores } = batching.pass(batch)
    const broken = findBroken(loss, scores)
    if (broken !== null) {
      stopped = { kind: 'stopped', step: steps.length, epoch, record: batch[broken.row] ?? null, why: broken.why }
      return stopped
    }
    const w = scores && batchWeights(scores.m, batching.temperature, weights.subarray(0, batch.length))
    batching.descend(batch, epoch, w)
    const done = { step: steps.length, epoch, size: batch.length, norm: scores?.norm ?? Number.NaN }
    note(column, done.step, { batch, loss, m: scores?.m ?? null, w })
    steps.push(done)
    at += batch.length
    if (at >= members.length || (train.dropLast && at + size > members.length)) [epoch, at] = [epoch + 1, 0]
    return { kind: 'stepped', step: done, loss: loss.reduce((sum, each) => sum + each, 0) / batch.length }
  }

  return {
    step,
    resumable: {
      place: () => ({ epoch, at, random: random.state() }),
      trace: () => ({ epochs, steps }),
      powers: updater.powers,
      tensors: [...tensors, ...updater.memory],
      goOn(place, powers, trace) {
        ;({ epoch, at } = place)
        random = restoreRandom(place.random)
        updater.restore(powers)
        epochs = [...trace.epochs]
        steps = [...trace.steps]
      },
    },
  }
}

function findBroken(loss: Float64Array, scores: BatchScores | null): { row: number; why: string } | null {
  const row = loss.findIndex((each) => !Number.isFinite(each))
  if (row >= 0) return { row, why: `The loss became ${loss[row]}. Take a smaller learning rate.` }
  const wrong = scores?.m.findIndex((each) => !Number.isFinite(each)) ?? -1
  return wrong < 0 ? null : { row: wrong, why: `The score became ${scores?.m[wrong]}.` }
}

type Noted = { batch: Uint32Array; loss: Float64Array; m: Float64Array | null; w: Float64Array | null }

function note(column: EpochTrace, step: number, { batch, loss, m, w }: Noted): void {
  for (let row = 0; row < batch.length; row += 1) {
    const record = batch[row] ?? 0
    column.loss[record] = loss[row] ?? Number.NaN
    column.m[record] = m?.[row] ?? Number.NaN
    column.w[record] = w?.[row] ?? Number.NaN
    column.step[record] = step
  }
}
