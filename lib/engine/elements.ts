import type { Engine } from './engine.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** y = a + b, element by element. Any two may be one. */
export function add(engine: Engine, a: Tensor, b: Tensor, y: Tensor): void {
  requireShape('The second summand', b, a.rows, a.cols)
  requireShape('The sum', y, a.rows, a.cols)
  engine.run('add', a.rows * a.cols, a.at, b.at, y.at)
}

/** y = max(x, 0). x and y may be one. */
export function relu(engine: Engine, x: Tensor, y: Tensor): void {
  requireShape('The output', y, x.rows, x.cols)
  engine.run('relu', x.rows * x.cols, x.at, y.at)
}

/** dx = dy where y > 0, else 0; y is what `relu` gave. */
export function reluBack(engine: Engine, y: Tensor, dy: Tensor, dx: Tensor): void {
  requireShape("The output's gradient", dy, y.rows, y.cols)
  requireShape("The input's gradient", dx, y.rows, y.cols)
  engine.run('reluBack', y.rows * y.cols, y.at, dy.at, dx.at)
}

/** y = tanh(x), by own exp in f64. x and y may be one. */
export function tanhOf(engine: Engine, x: Tensor, y: Tensor): void {
  requireShape('The output', y, x.rows, x.cols)
  engine.run('tanh', x.rows * x.cols, x.at, y.at)
}

/** dx = dy·(1 − y²); y is what `tanhOf` gave. */
export function tanhBack(engine: Engine, y: Tensor, dy: Tensor, dx: Tensor): void {
  requireShape("The output's gradient", dy, y.rows, y.cols)
  requireShape("The input's gradient", dx, y.rows, y.cols)
  engine.run('tanhBack', y.rows * y.cols, y.at, dy.at, dx.at)
}

/** Each row of x plus the bias (one row), in place. */
export function addBias(engine: Engine, x: Tensor, bias: Tensor): void {
  requireShape('The bias', bias, 1, x.cols)
  engine.run('addBias', x.rows, x.at, bias.at, x.cols)
}

/**
 * sums (one row) += Σ over rows of x, ascending, each times its weight (a column of `rows` numbers) if there are weights; f64 inside. The
 * gradient of a bias, plain or with a Mimic Score's weights.
 */
export function sumRows(engine: Engine, x: Tensor, sums: Tensor, weights: Tensor | null = null): void {
  requireShape('The sums', sums, 1, x.cols)
  if (weights !== null) requireShape('The weights', weights, x.rows, 1)
  engine.run('sumRows', x.cols, x.at, weights?.at ?? 0, sums.at, x.rows, x.cols)
}

/** y[r] = weights[r]·x[r]: the scaled rows of a weighted gradient (grad-mimic.md §2). `weights`: rows × 1. x and y may be one. */
export function scaleRows(engine: Engine, x: Tensor, weights: Tensor, y: Tensor): void {
  requireShape('The weights', weights, x.rows, 1)
  requireShape('The output', y, x.rows, x.cols)
  engine.run('scaleRows', x.rows, x.at, weights.at, y.at, x.cols)
}

/** dots[r] = Σ_j a[r][j]·b[r][j], columns ascending, f64: `dots` is of `engine.doubles(rows)`. */
export function dotRows(engine: Engine, a: Tensor, b: Tensor, dots: { at: number; data: Float64Array }): void {
  requireShape('The second factor', b, a.rows, a.cols)
  if (dots.data.length < a.rows)
    throw new RangeError(`There is room for ${dots.data.length} sums; ${a.rows} rows are given.`)
  engine.run('dotRows', a.rows, a.at, b.at, dots.at, a.cols)
}

/** What `dotAway` takes besides rows: vectors kept of many records, and which record each row is. */
export type Kept = { vectors: Tensor; members: { at: number; data: Int32Array } }

/** dots[r] = Σ_j d[r][j]·(vectors[members[r]][j] − own[r][j]), columns ascending, the difference in float32, the sum f64. */
export function dotAway(
  engine: Engine,
  d: Tensor,
  own: Tensor,
  { vectors, members }: Kept,
  dots: { at: number; data: Float64Array },
): void {
  requireShape("The rows' own vectors", own, d.rows, d.cols)
  requireShape('What is kept', vectors, vectors.rows, d.cols)
  if (dots.data.length < d.rows || members.data.length < d.rows)
    throw new RangeError(`There is room for ${dots.data.length} sums; ${d.rows} rows are given.`)
  for (let row = 0; row < d.rows; row += 1)
    if (!((members.data[row] ?? -1) >= 0 && (members.data[row] ?? -1) < vectors.rows))
      throw new RangeError(`Row ${row} is record ${members.data[row]} of ${vectors.rows}.`)
  engine.run('dotAway', d.rows, d.at, own.at, vectors.at, members.at, dots.at, d.cols)
}
