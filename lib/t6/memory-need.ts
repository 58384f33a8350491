import { LAYOUT, SCRATCH_BYTES } from '../engine/layout.ts'
import type { T6Model } from './model.ts'
import { listParameters } from './parameters.ts'
import { factorRow } from './roles.ts'
import type { Batch } from './training-settings.ts'

/**
 * How many bytes of an engine's memory a training takes, so that one that won't fit is refused before it begins: four numbers for each
 * weight (itself, its gradient, two moments), what every layer keeps of a pass, and each thread's scratch. At most 64 bytes a tensor too few.
 */
export function trainingBytes(model: T6Model, { micro, seqLen }: Pick<Batch, 'micro' | 'seqLen'>, threads = 1): number {
  const { L, dModel, h, dHead, ffnHidden, vocab, headNorm } = model
  const weights = listParameters(model).reduce((sum, { rows, cols }) => sum + rows * cols, 0)
  const width = factorRow(model).width
  const heads = h * dHead
  const layer = 4 * dModel + width + (headNorm ? 5 : 4) * heads + 3 * ffnHidden + h * seqLen
  const back = 2 * dModel + width + 4 * heads + 3 * ffnHidden + h * seqLen
  // Of the loss: a target and two float64 a row.
  const ends = 2 * dModel + vocab + 5
  const numbers = 4 * weights + micro * seqLen * (L * layer + back + ends) + seqLen * dHead
  return 4 * numbers + threads * SCRATCH_BYTES + LAYOUT.scratch
}

/** How many bytes a checkpoint of the model takes, its header of some hundred bytes apart: three float32 for each weight. */
export function checkpointBytes(model: T6Model): number {
  return 12 * listParameters(model).reduce((sum, { rows, cols }) => sum + rows * cols, 0)
}
