import type { Engine } from './engine.ts'
import type { Tensor } from './tensor.ts'

/** The Euclidean norm of all gradients together: f64, tensors in the order given, elements ascending. Before any clipping. */
export function gradientNorm(engine: Engine, gradients: Iterable<Tensor>): number {
  let sum = 0
  for (const { at, rows, cols } of gradients) sum += engine.sumSquares(at, rows * cols)
  return Math.sqrt(sum)
}

/** By what every gradient is multiplied so that their norm is at most `most`: min(1, most / (norm + 1e-6)). Null: no clipping, 1. */
export function clipFactor(norm: number, most: number | null): number {
  return most === null ? 1 : Math.min(1, most / (norm + 1e-6))
}
