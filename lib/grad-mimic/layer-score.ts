import { dotRows } from '../engine/elements.ts'
import type { Engine } from '../engine/engine.ts'
import { matmul } from '../engine/matmul.ts'
import { requireShape, rowsOf, type Tensor } from '../engine/tensor.ts'

/**
 * Room for the score of one linear layer in the engine's memory: the reference's weight, v = reference − weight, and U and its row
 * sums for a batch.
 */
export type LayerScorer = {
  reference: Tensor
  v: Tensor
  /** U: rows × the narrower side of the layer. */
  u: Tensor
  dots: { at: number; data: Float64Array }
}

/** Room to score a layer whose reference has this weight (outputs × inputs), for up to `rows` rows. */
export function placeScorer(
  engine: Engine,
  reference: Float32Array,
  sizes: { outputs: number; inputs: number; rows: number },
): LayerScorer {
  const { outputs, inputs, rows } = sizes
  const kept = engine.tensor(outputs, inputs)
  kept.data.set(reference)
  return {
    reference: kept,
    v: engine.tensor(outputs, inputs),
    u: engine.tensor(rows, Math.min(outputs, inputs)),
    dots: engine.doubles(rows),
  }
}

/** Sets v to reference − weight as it is now, in float32, and returns ‖v‖² of it, summed in order in float64. */
export function turnToReference(engine: Engine, { reference, v }: LayerScorer, weight: Tensor): number {
  requireShape('The weight', weight, v.rows, v.cols)
  return engine.difference(reference.at, weight.at, v.at, v.rows * v.cols)
}

/**
 * dᵀ V h of each row, at the cost of one matmul: U = H Vᵀ if the layer has no more outputs than inputs, else U = D V, then a dot
 * product by rows in float64. `h` is rows × inputs, `d` rows × outputs, each row the gradient of its own, unreduced loss.
 * The terms stand until the next call.
 */
export function scoreRows(engine: Engine, { v, u, dots }: LayerScorer, h: Tensor, d: Tensor): Float64Array {
  const narrow = v.rows <= v.cols
  const out = rowsOf(u, 0, h.rows)
  if (narrow) matmul(engine, h, v, out, { form: 'abT' })
  else matmul(engine, d, v, out)
  dotRows(engine, out, narrow ? d : h, dots)
  return dots.data.subarray(0, h.rows)
}
