import { type Digest, digestOfJson } from '../digest.ts'
import { digestOfFloats } from '../engine/digest.ts'
import { ENGINE_VERSION } from '../engine/engine.ts'
import { KERNEL_DIGEST } from '../engine/kernels.ts'
import { Refusal } from '../error.ts'
import { type Classifier, checkWeights, layersOf, type Weights, weightSizes } from './classifier.ts'
import { checkLabelledSet, type LabelledSet, setDigestOf } from './labelled-set.ts'
import type { ScoreSettings, TrainSettings } from './online-settings.ts'

/**
 * All that a run of a classifier hangs on. `reference`: null, and the run is plain training without scores, as a reference itself
 * is made. `orders`: the order of the records in each epoch, where it is given and not drawn from the stream `order`.
 */
export type OnlineTask = {
  model: Classifier
  set: LabelledSet
  initial: Weights
  reference: Weights | null
  score: ScoreSettings
  train: TrainSettings
  orders?: readonly Uint32Array[]
}

/** The task, if it can be run. Refuses records, labels, weights, a reference or orders that do not fit each other, and says where. */
export function checkTask(task: OnlineTask): OnlineTask {
  const { model, set, initial, reference, train, orders } = task
  checkLabelledSet(set)
  if (set.inputs !== model.inputs || set.classes !== model.classes)
    throw new Refusal(
      'invalid',
      `The set has ${set.inputs} features and ${set.classes} classes, and the model takes ${model.inputs} and ${model.classes}.`,
    )
  checkWeights(model, initial, 'The initial model')
  if (reference !== null) checkWeights(model, reference, 'The reference')
  const records = set.labels.length
  if (train.dropLast && records < train.batchSize)
    throw new Refusal(
      'invalid',
      `The set has ${records} records, fewer than one batch of ${train.batchSize}, and the last batch is dropped: no step is left. Take smaller batches.`,
    )
  if (orders !== undefined) checkOrders(orders, Uint32Array.from(set.labels.keys()), train.epochs)
  return task
}

/** Refuses orders that are not one an epoch, or do not name each member exactly once. */
export function checkOrders(orders: readonly Uint32Array[], members: Uint32Array, epochs: number): void {
  if (orders.length !== epochs)
    throw new Refusal('invalid', `${orders.length} orders are given for ${epochs} epochs: give one an epoch, or none.`)
  const sorted = members.toSorted().join()
  const wrong = orders.findIndex((order) => order.toSorted().join() !== sorted)
  if (wrong >= 0)
    throw new Refusal(
      'invalid',
      `The order of epoch ${wrong} does not name each of the ${members.length} records exactly once.`,
    )
}

/** The digest of a task with the engine that runs it: the same gives the same bits, so it is the key of its replay. */
export function taskDigest({ model, set, initial, reference, score, train, orders }: OnlineTask): Digest {
  return digestOfJson({
    engine: { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST },
    model,
    score,
    train,
    set: setDigestOf(set),
    initial: weightsDigest(model, initial),
    reference: reference === null ? null : weightsDigest(model, reference),
    orders: orders?.map((order) => [...order]) ?? null,
  })
}

/** The digest of a classifier's weights: of the list of their names, sizes and the digests of their float32, in the order of the layers. */
export function weightsDigest(model: Classifier, weights: Weights): Digest {
  return digestOfJson({
    layers: layersOf(model),
    weights: weightSizes(model).map(([name]) => [name, digestOfFloats(weights[name] ?? new Float32Array(0))]),
  })
}
