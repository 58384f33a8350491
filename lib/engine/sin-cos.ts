const TWO_OVER_PI = 0.6366197723675814
/** π/2 in three parts of 33, 33 and 53 bits, so that n times the first two is exact for |n| < 2^20. */
const HALF_PI_1 = 1.5707963267341256
const HALF_PI_2 = 6.077100506303966e-11
const HALF_PI_3 = 2.0222662487959506e-21
const ROUND = 6755399441055744
const FARTHEST = 1_000_000

/** −1/15!, 1/13!, … −1/3! and 1/16!, −1/14!, … −1/2!: enough for |r| ≤ π/4. */
const SINE = [-1307674368000, 6227020800, -39916800, 362880, -5040, 120, -6].map((n) => 1 / n)
const COSINE = [20922789888000, -87178291200, 479001600, -3628800, 40320, -720, 24, -2].map((n) => 1 / n)

/**
 * Sine and cosine of an angle in radians, f64, the same bits everywhere: only + − × ÷ (engine.md §3). Error below 3e-16 of 1.
 * Refuses angles beyond ±1,000,000, where three parts of π/2 are too few. Of NaN: NaN.
 */
export function sinCos(x: number): { sin: number; cos: number } {
  if (Math.abs(x) > FARTHEST) throw new RangeError(`The sine of ${x} is asked for; angles go to ±1,000,000 radians.`)
  const n = x * TWO_OVER_PI + ROUND - ROUND
  const r = x - n * HALF_PI_1 - n * HALF_PI_2 - n * HALF_PI_3
  const q = r * r
  const s = r + r * series(SINE, q)
  const c = 1 + series(COSINE, q)
  const quarter = ((n % 4) + 4) % 4
  if (quarter === 0) return { sin: s, cos: c }
  if (quarter === 1) return { sin: c, cos: -s }
  return quarter === 2 ? { sin: -s, cos: -c } : { sin: -c, cos: s }
}

function series(coefficients: readonly number[], q: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = (sum + coefficient) * q
  return sum
}
