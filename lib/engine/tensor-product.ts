import type { Engine } from './engine.ts'
import type { Tensor } from './tensor.ts'

/**
 * Where a token's factors are in its row: A from column `a` on, head by head, `rank` numbers each; B from column `b` on, `rank` vectors
 * of `size` (t6.md §2).
 */
export type Factors = { a: number; b: number; heads: number; rank: number; size: number }

/** Each token's heads = (1/rank)·A·B, of `heads` × `size`: out has tokens × (heads·size). Sums over the rank ascending, float32. */
export function tensorProduct(engine: Engine, rows: Tensor, factors: Factors, out: Tensor): void {
  const { a, b, heads, rank, size } = factors
  const [next, outNext] = [rows.cols * 4, out.cols * 4]
  const left = [rows.at + a * 4, rank * 4, 4, next]
  const right = [rows.at + b * 4, size * 4, 4, next]
  engine.run('matmulEach', rows.rows, ...left, ...right, out.at, size * 4, outNext, heads, rank, size, 1 / rank)
}

/** The way back: dA and dB, into the same columns of `drows`, from dout. Sums over size and heads ascending, float32. */
export function tensorProductBack(engine: Engine, rows: Tensor, factors: Factors, dout: Tensor, drows: Tensor): void {
  const { a, b, heads, rank, size } = factors
  const [next, outNext] = [rows.cols * 4, dout.cols * 4]
  // dA[i, r] = (1/R) Σ_e d[i, e] B[r, e]
  const da = [dout.at, size * 4, 4, outNext, rows.at + b * 4, 4, size * 4, next, drows.at + a * 4, rank * 4, next]
  engine.run('matmulEach', rows.rows, ...da, heads, size, rank, 1 / rank)
  // dB[r, e] = (1/R) Σ_i d[i, e] A[i, r]
  const db = [rows.at + a * 4, 4, rank * 4, next, dout.at, size * 4, 4, outNext, drows.at + b * 4, size * 4, next]
  engine.run('matmulEach', rows.rows, ...db, rank, heads, size, 1 / rank)
}
