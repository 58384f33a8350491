import type { Engine } from '../engine/engine.ts'
import { openStream, type Random, type RandomState, restoreRandom, shuffle } from '../engine/random.ts'
import { rowsOf, type Tensor } from '../engine/tensor.ts'
import { type BatchScores, openScorer } from './batch-scorer.ts'
import type { Weights } from './classifier.ts'
import { batchWeights } from './mimic-score.ts'
import { backward, forward, gather, type Network, placeNetwork, readWeights } from './network.ts'
import { checkTask, type OnlineTask } from './online-task.ts'
import { openUpdater, type Updater } from './optimise.ts'
import { type EpochTrace, emptyEpoch, type MimicTrace, type StepTrace } from './trace.ts'

/**
 * What one call did. `stepped`: one batch, with the mean loss of its records in nats. `finished`: all epochs are over, nothing was done. `stopped`: a number was no
 * number; the run stands for good at the weights before that step.
 */
export type Progress =
  | { kind: 'stepped'; step: StepTrace; loss: number }
  | { kind: 'finished' }
  | { kind: 'stopped'; step: number; epoch: number; record: number | null; why: string }

/** Where a run stands between two steps, beside weights and optimiser. `at`: how many records of the epoch's order have been read. */
export type Place = { epoch: number; at: number; random: RandomState }

/** A run that is under way, one batch a call. What it shows (`place`, `trace`, `weights`) is as of the last step. */
export type OnlineRun = {
  step(): Progress
  place(): Place
  trace(): MimicTrace
  weights(): Weights
  /** For checkpoints (`online-checkpoint.ts`). */
  parts: { network: Network; updater: Updater; goOn(place: Place, trace: MimicTrace): void }
}

/** Opens a run at its first step. Refuses a task that can't be run. One engine serves one run. */
export function openOnlineRun(engine: Engine, given: OnlineTask): OnlineRun {
  const task = checkTask(given)
  const { model, set, initial, reference, score, train } = task
  const records = set.labels.length
  const size = Math.min(train.batchSize, records)
  const network = placeNetwork(engine, model, initial, size)
  const scorer = reference === null ? null : openScorer(network, reference, score, set.x)
  const updater = openUpdater(network, train.optimizer)
  const factors = { plain: engine.tensor(size, 1), weighted: engine.tensor(size, 1) }
  let random: Random = openStream(train.seed, 'order')
  let [epoch, at, stopped] = [0, 0, null as Extract<Progress, { kind: 'stopped' }> | null]
  let epochs: EpochTrace[] = []
  let steps: StepTrace[] = []

  function step(): Progress {
    if (stopped !== null) return stopped
    if (epoch >= train.epochs) return { kind: 'finished' }
    if (at === 0) epochs.push(emptyEpoch(epoch, orderOf(task, epoch, random)))
    const column = epochs[epoch]
    if (column === undefined) throw new Error(`Epoch ${epoch} has no trace.`)
    const members = column.order.subarray(at, at + size)
    const passed = pass(network, task, members)
    const scores = scorer?.(passed.batch, members) ?? null
    const broken = findBroken(passed.loss, scores)
    if (broken !== null) {
      stopped = { kind: 'stopped', step: steps.length, epoch, record: members[broken.row] ?? null, why: broken.why }
      return stopped
    }
    const w = scores === null ? null : batchWeights(scores.m, score.temperature)
    descend(network, updater, { task, epoch, w, factors, batch: passed.batch })
    const done = { step: steps.length, epoch, size: members.length, norm: scores?.norm ?? Number.NaN }
    record(column, done.step, { members, loss: passed.loss, m: scores?.m ?? null, w })
    steps.push(done)
    at += members.length
    if (at >= records || (train.dropLast && at + size > records)) [epoch, at] = [epoch + 1, 0]
    return { kind: 'stepped', step: done, loss: passed.loss.reduce((sum, each) => sum + each, 0) / members.length }
  }

  return {
    step,
    place: () => ({ epoch, at, random: random.state() }),
    trace: () => ({ epochs, steps }),
    weights: () => readWeights(network),
    parts: {
      network,
      updater,
      goOn(place, trace) {
        ;({ epoch, at } = place)
        random = restoreRandom(place.random)
        epochs = [...trace.epochs]
        steps = [...trace.steps]
      },
    },
  }
}

function orderOf({ orders, set }: OnlineTask, epoch: number, random: Random): Uint32Array {
  return orders?.[epoch] ?? shuffle(random, Uint32Array.from(set.labels.keys()))
}

/** Reads the batch's records into the network, forward and backward. */
function pass(network: Network, { set }: OnlineTask, members: Uint32Array) {
  const { inputs } = set
  for (const [row, record] of members.entries()) {
    network.x.data.set(set.x.subarray(record * inputs, (record + 1) * inputs), row * inputs)
    network.room.targets.data[row] = set.labels[record] ?? -1
  }
  const loss = forward(network, members.length)
  return { loss, batch: backward(network, members.length) }
}

type Descent = {
  task: OnlineTask
  epoch: number
  w: Float64Array | null
  factors: { plain: Tensor; weighted: Tensor }
  batch: { rows: number; inputs: readonly Tensor[] }
}

/** One step of the optimiser: the weighted gradient where the score says so, the plain mean elsewhere. */
function descend(network: Network, updater: Updater, { task, epoch, w, factors, batch }: Descent): void {
  const { score } = task
  const plain = rowsOf(factors.plain, 0, batch.rows)
  const weighted = rowsOf(factors.weighted, 0, batch.rows)
  plain.data.fill(1 / batch.rows)
  const acts = w !== null && score.method.startsWith('normed_') && epoch >= score.startingEpoch
  weighted.data.set(acts ? w : plain.data)
  const chosen = score.mimicLayer ?? `${network.layers.at(-1)?.name}.weight`
  network.layers.forEach((layer, place) => {
    const h = batch.inputs[place]
    if (h === undefined) throw new RangeError(`The batch has no layer ${place}.`)
    const all = score.calibrate === 'all'
    const own = all || chosen === 'all' || chosen === `${layer.name}.weight`
    const bias = all || chosen === 'all' ? weighted : plain
    gather(network.engine, layer, h, { weight: own ? weighted : plain, bias })
  })
  updater.update()
}

function findBroken(loss: Float64Array, scores: BatchScores | null): { row: number; why: string } | null {
  const row = loss.findIndex((each) => !Number.isFinite(each))
  if (row >= 0) return { row, why: `The loss became ${loss[row]}. Take a smaller learning rate.` }
  const wrong = scores?.m.findIndex((each) => !Number.isFinite(each)) ?? -1
  return wrong < 0 ? null : { row: wrong, why: `The score became ${scores?.m[wrong]}.` }
}

function record(
  column: EpochTrace,
  step: number,
  { members, loss, m, w }: { members: Uint32Array; loss: Float64Array; m: Float64Array | null; w: Float64Array | null },
): void {
  for (const [row, place] of members.entries()) {
    column.loss[place] = loss[row] ?? Number.NaN
    column.m[place] = m?.[row] ?? Number.NaN
    column.w[place] = w?.[row] ?? Number.NaN
    column.step[place] = step
  }
}
