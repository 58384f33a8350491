import type { Engine } from './engine.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** Float32's epsilon: what the T6 models add to the mean square. */
export const FLOAT32_EPSILON = 1.1920928955078125e-7

/** `weight`: a row, what each column is multiplied by; null: none. */
export type RmsNormSettings = { eps: number; weight: Tensor | null }

/** y = x / √(mean(x²) + eps) ⊙ weight, row by row; sums f64, columns ascending. x and y may be one. */
export function rmsNorm(engine: Engine, x: Tensor, y: Tensor, { eps, weight }: RmsNormSettings): void {
  requireShape('The norm', y, x.rows, x.cols)
  if (weight !== null) requireShape("The norm's weight", weight, 1, x.cols)
  engine.run('rmsNorm', x.rows, x.at, weight?.at ?? 0, y.at, x.cols, eps)
}

/** The way back: dx from dy, added to what stands in dx if `add`. x is what went in. */
export function rmsNormBack(
  engine: Engine,
  x: Tensor,
  dy: Tensor,
  dx: Tensor,
  { eps, weight, add = false }: RmsNormSettings & { add?: boolean },
): void {
  requireShape("The norm's gradient", dy, x.rows, x.cols)
  requireShape("The input's gradient", dx, x.rows, x.cols)
  engine.run('rmsNormBack', x.rows, x.at, weight?.at ?? 0, dy.at, dx.at, x.cols, eps, add ? 1 : 0)
}

/** The gradient of the norm's weight, added to `dweight`: Σ over rows, ascending, f64. */
export function rmsNormGain(engine: Engine, x: Tensor, dy: Tensor, dweight: Tensor, eps: number): void {
  requireShape("The weight's gradient", dweight, 1, x.cols)
  engine.run('rmsNormGain', x.cols, x.at, dy.at, dweight.at, x.rows, x.cols, eps)
}
