import { dot, type LayerRows } from './row-terms.ts'

/**
 * ‖g‖² of each sample for a linear layer's weight, without its gradient: ‖Σ d hᵀ‖² = Σ over pairs of the sample's rows of
 * (d·d′)(h·h′). `rowsOf`: the rows of each sample. A sample of n rows costs n² dot products. For a bias: the same with inputs of
 * one 1.
 */
export function linearGradientSquares(
  { h, d, inputs, outputs }: LayerRows,
  rowsOf: readonly (readonly number[])[],
): Float64Array {
  const pair = (one: number, other: number) =>
    dot(d, one * outputs, d, other * outputs, outputs) * dot(h, one * inputs, h, other * inputs, inputs)
  return Float64Array.from(rowsOf, (rows) => {
    const sum = rows.reduce((total, one) => rows.reduce((inner, other) => inner + pair(one, other), total), 0)
    return Math.max(0, sum)
  })
}

/** ‖g‖ of each sample, from ‖g‖² of each of its parts: the parts are added in the order given. */
export function gradientNorms(parts: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0)] = parts
  return first.map((_, sample) => Math.sqrt(parts.reduce((sum, part) => sum + (part[sample] ?? 0), 0)))
}
