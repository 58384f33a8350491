import type { Engine } from '../engine/engine.ts'
import { rowsOf, type Tensor } from '../engine/tensor.ts'
import { mimicLayerOf, openScorer } from './batch-scorer.ts'
import type { Weights } from './classifier.ts'
import {
  type BatchRows,
  backward,
  forward,
  gather,
  type Network,
  placeNetwork,
  readWeights,
  tensorsOf,
} from './network.ts'
import { checkTask, type OnlineTask } from './online-task.ts'
import { openUpdater, type Parameter } from './optimise.ts'
import type { Resumable } from './run-checkpoint.ts'
import { openStepper, type Progress } from './stepper.ts'
import type { MimicTrace } from './trace.ts'

/** A run of a classifier that is under way, one batch a call. What it shows is as of the last step. */
export type OnlineRun = {
  step(): Progress
  trace(): MimicTrace
  weights(): Weights
  resumable: Resumable
}

/** Opens a run at its first step. Refuses a task that can't be run. One engine serves one run. */
export function openOnlineRun(engine: Engine, given: OnlineTask): OnlineRun {
  const task = checkTask(given)
  const { model, set, initial, reference, score, train, orders } = task
  const size = Math.min(train.batchSize, set.labels.length)
  const network = placeNetwork(engine, model, initial, size)
  const scorer = reference === null ? null : openScorer(network, reference, score, set.x)
  const updater = openUpdater(engine, parametersOf(network), train.optimizer)
  const factors = { plain: engine.tensor(size, 1), weighted: engine.tensor(size, 1) }
  const chosen = mimicLayerOf(network, score)
  let passed: BatchRows = { rows: 0, inputs: [], d: [] }
  const { step, resumable } = openStepper({
    records: set.labels.length,
    members: Uint32Array.from(set.labels.keys()),
    ...{ train, orders, temperature: score.temperature, updater, tensors: tensorsOf(network) },
    pass(batch) {
      readBatch(network, task, batch)
      const loss = forward(network, batch.length)
      passed = backward(network, batch.length)
      return { loss, scores: scorer?.(passed, batch) ?? null }
    },
    descend(batch, epoch, w) {
      const plain = rowsOf(factors.plain, 0, batch.length)
      const weighted = rowsOf(factors.weighted, 0, batch.length)
      plain.data.fill(1 / batch.length)
      const acts = w !== null && score.method.startsWith('normed_') && epoch >= score.startingEpoch
      weighted.data.set(acts ? w : plain.data)
      gatherAll(network, passed, { plain, weighted }, score.calibrate === 'all' ? 'all' : chosen)
      updater.update(1)
    },
  })
  return { step, resumable, trace: resumable.trace, weights: () => readWeights(network) }
}

/** The gradients of all layers: the weighted one of the chosen weight, or of all; elsewhere the plain mean. */
function gatherAll(
  { engine, layers }: Network,
  { inputs }: BatchRows,
  { plain, weighted }: { plain: Tensor; weighted: Tensor },
  chosen: string,
): void {
  layers.forEach((layer, place) => {
    const h = inputs[place]
    if (h === undefined) throw new RangeError(`The batch has no layer ${place}.`)
    const own = chosen === 'all' || chosen === `${layer.name}.weight`
    gather(engine, layer, h, { weight: own ? weighted : plain, bias: chosen === 'all' ? weighted : plain })
  })
}

function readBatch(network: Network, { set }: OnlineTask, batch: Uint32Array): void {
  const { inputs } = set
  for (const [row, record] of batch.entries()) {
    network.x.data.set(set.x.subarray(record * inputs, (record + 1) * inputs), row * inputs)
    network.room.targets.data[row] = set.labels[record] ?? -1
  }
}

function parametersOf({ layers }: Network): Parameter[] {
  return layers.flatMap(({ name, weight, bias, weightGradient, biasGradient }) => [
    { name: `${name}.weight`, theta: weight, grad: weightGradient },
    { name: `${name}.bias`, theta: bias, grad: biasGradient },
  ])
}
