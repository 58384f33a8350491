/** Numbers of a tensor, row by row: float32 as the engine keeps them, or float64 where a test asks for the exact value. */
export type Numbers = Float32Array | Float64Array

/** v = θ_ref − θ of some parameters, and its length ‖v‖, summed in float64 in the order of the elements. */
export type Direction = { v: Float64Array; norm: number }

/** The direction from the present weights to the reference's, of one tensor. Both have the same length; the caller has checked that. */
export function directionTo(reference: Numbers, current: Numbers): Direction {
  const v = new Float64Array(reference.length)
  for (let place = 0; place < v.length; place += 1) v[place] = (reference[place] ?? 0) - (current[place] ?? 0)
  return { v, norm: Math.sqrt(sumOfSquares(v)) }
}

/** ‖v‖ over several tensors: each one's squares summed in its own order, the tensors in the order given. */
export function normOverAll(directions: readonly Direction[]): number {
  return Math.sqrt(directions.reduce((total, { v }) => total + sumOfSquares(v), 0))
}

/** Σ x², in order, in float64. */
export function sumOfSquares(values: Numbers): number {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0
    sum += value * value
  }
  return sum
}
