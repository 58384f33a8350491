import type { Engine } from './engine.ts'
import { MOST_COLUMNS } from './layout.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** Which operand lies transposed: neither, the second (a layer forward, weights [out, in]), the first (a weight's gradient). */
export const FORMS = ['ab', 'abT', 'aTb'] as const
export type Form = (typeof FORMS)[number]

/** `add`: to what stands in `out`, after the whole sum is made. `scale`: by which the sum is multiplied, 1 if not given. */
export type MatmulOptions = { form?: Form; add?: boolean; scale?: number }

/**
 * out = a·b, a·bᵀ or aᵀ·b. Each element is one float32 sum over k ascending, a multiplication and then an addition, never fused
 * (engine.md §2): the definition of our product, whatever the number of threads. Refuses shapes that don't fit.
 */
export function matmul(engine: Engine, a: Tensor, b: Tensor, out: Tensor, options: MatmulOptions = {}): void {
  const { form = 'ab', add = false, scale = 1 } = options
  const [m, k] = form === 'aTb' ? [a.cols, a.rows] : [a.rows, a.cols]
  const n = form === 'abT' ? b.rows : b.cols
  requireShape('The second factor', b, form === 'abT' ? n : k, form === 'abT' ? k : n)
  requireShape('The product', out, m, n)
  if (k > MOST_COLUMNS) throw new RangeError(`A sum over ${k} products is asked for; ${MOST_COLUMNS} is the most.`)
  const [aRow, aStep] = form === 'aTb' ? [4, a.cols * 4] : [a.cols * 4, 4]
  const [bStep, bCol] = form === 'abT' ? [4, b.cols * 4] : [b.cols * 4, 4]
  engine.run('matmul', m, a.at, aRow, aStep, b.at, bStep, bCol, out.at, n * 4, k, n, scale, add ? 1 : 0, 0)
}
