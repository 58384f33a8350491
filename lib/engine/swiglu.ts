import type { Engine } from './engine.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** h = silu(u) ⊙ g, where a row of `both` is u and then g. `both`: rows × 2n, h: rows × n. f64 inside. */
export function swiglu(engine: Engine, both: Tensor, h: Tensor): void {
  requireShape('The gated row', h, both.rows, both.cols / 2)
  engine.run('swiglu', both.rows, both.at, h.at, h.cols)
}

/** The way back: d both = (du, dg) from dh. */
export function swigluBack(engine: Engine, both: Tensor, dh: Tensor, dboth: Tensor): void {
  requireShape("The gated row's gradient", dh, both.rows, both.cols / 2)
  requireShape("The rows' gradient", dboth, both.rows, both.cols)
  engine.run('swigluBack', both.rows, both.at, dh.at, dboth.at, dh.cols)
}
