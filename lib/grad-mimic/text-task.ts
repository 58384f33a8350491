import { type Digest, digestOfJson } from '../digest.ts'
import { digestOfFloats } from '../engine/digest.ts'
import { ENGINE_VERSION } from '../engine/engine.ts'
import { KERNEL_DIGEST } from '../engine/kernels.ts'
import { Refusal } from '../error.ts'
import { modelDigest, type T6Model } from '../t6/model.ts'
import { parameterCount } from '../t6/parameter-count.ts'
import { checkOrders } from './online-task.ts'
import { checkTextSet, recordsWithTargets, type TextSet, textSetDigest } from './text-set.ts'
import type { TextScoreSettings, TextTrainSettings } from './text-settings.ts'

/** The weights of a T6 model, all in one row in the order of `listParameters`. */
export type TextModel = { model: T6Model; weights: Float32Array }

/**
 * All that a run over records of text hangs on. `base` is scored and trained; `reference`, of the same shape, is what scores point
 * to (null: plain training). `orders`: of the records with a target, where they are not drawn from the stream `order`.
 */
export type TextTask = {
  base: TextModel
  reference: TextModel | null
  set: TextSet
  score: TextScoreSettings
  train: TextTrainSettings
  orders?: readonly Uint32Array[]
}

/** The task, if it can be run. Refuses records, weights, a reference or orders that do not fit each other, and says where. */
export function checkTextTask(task: TextTask): TextTask {
  const { base, reference, set, train, orders } = task
  if (set.vocab !== base.model.vocab)
    throw new Refusal(
      'invalid',
      `The records are in ${set.vocab} tokens, and the model has ${base.model.vocab}: both must have one vocabulary.`,
    )
  checkTextSet(set)
  checkTextModel(base, 'The base')
  if (reference !== null) checkReference(reference, base)
  if (train.window !== null && train.window > base.model.context)
    throw new Refusal(
      'invalid',
      `Windows of ${train.window} tokens are asked for, and the model's context is ${base.model.context}.`,
    )
  const members = recordsWithTargets(set)
  if (train.dropLast && members.length < train.batchSize)
    throw new Refusal(
      'invalid',
      `${members.length} records can be met, fewer than one batch of ${train.batchSize}, and the last batch is dropped: no step is left. Take smaller batches.`,
    )
  if (orders !== undefined) checkOrders(orders, members, train.epochs)
  return task
}

/** Refuses weights that are not as many as their model has, or not finite. `what`: whose they are. */
export function checkTextModel({ model, weights }: TextModel, what: string): void {
  const count = parameterCount(model)
  if (weights.length !== count)
    throw new Refusal('invalid', `${what} has ${weights.length} numbers, and its model ${count}.`)
  const broken = weights.findIndex((value) => !Number.isFinite(value))
  if (broken >= 0)
    throw new Refusal('invalid', `${what} has the weight ${weights[broken]} at place ${broken}: weights are finite.`)
}

function checkReference(reference: TextModel, base: TextModel): void {
  if (modelDigest(reference.model) !== modelDigest(base.model))
    throw new Refusal(
      'invalid',
      'The reference is a model of another shape than the base: a direction from one to the other needs the same configuration.',
    )
  checkTextModel(reference, 'The reference')
}

/** The digest of a task with the engine that runs it: the same gives the same bits, so it is the key of its replay. */
export function textTaskDigest({ base, reference, set, score, train, orders }: TextTask): Digest {
  return digestOfJson({
    engine: { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST },
    model: modelDigest(base.model),
    base: digestOfFloats(base.weights),
    reference: reference === null ? null : digestOfFloats(reference.weights),
    set: textSetDigest(set),
    score,
    train,
    orders: orders?.map((order) => [...order]) ?? null,
  })
}
