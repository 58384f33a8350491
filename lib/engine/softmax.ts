import type { Engine } from './engine.ts'
import { MOST_COLUMNS } from './layout.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** `causal`: row r sees columns 0 to r, and no weight stands past them. `scale`: what scores are multiplied by, 1 if not given. */
export type SoftmaxOptions = { causal?: boolean; scale?: number }

/** Each row of scores as weights that sum to 1, in place. Exponentials and their sum are f64, columns ascending. */
export function softmax(engine: Engine, scores: Tensor, { causal = false, scale = 1 }: SoftmaxOptions = {}): void {
  const { at, rows, cols } = scores
  if (cols > MOST_COLUMNS)
    throw new RangeError(`A softmax over ${cols} columns is asked for; ${MOST_COLUMNS} is the most.`)
  engine.run('softmax', rows, at, cols * 4, cols, scale, causal ? 1 : 0)
}

/** The way back: `grad` is dL/d weights, and becomes dL/d scores. `weights`: what `softmax` made, with the same options. */
export function softmaxBack(
  engine: Engine,
  weights: Tensor,
  grad: Tensor,
  { causal = false, scale = 1 }: SoftmaxOptions = {},
): void {
  requireShape("The weights' gradient", grad, weights.rows, weights.cols)
  engine.run('softmaxBack', weights.rows, weights.at, grad.at, weights.cols * 4, weights.cols, scale, causal ? 1 : 0)
}
