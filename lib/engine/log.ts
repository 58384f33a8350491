import { powerOfTwo } from './exp.ts'

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const ROOT_HALF = Math.SQRT1_2
/** Of the series of 2·artanh(s) after s: 1/3, 1/5, … in s². |s| ≤ 0.172, so 1/23 is the last that can move a bit. */
const ODD = [23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((n) => 1 / n)

/**
 * The natural logarithm in f64, the same bits everywhere: only + − × ÷ (engine.md §3). Relative error below 4e-16. Of 0: −Infinity;
 * below 0 and of NaN: NaN.
 */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  const { m, e } = splitExponent(x)
  const s = (m - 1) / (m + 1)
  const q = s * s
  let tail = 0
  for (const coefficient of ODD) tail = (tail + coefficient) * q
  return e * LN2_HIGH + (2 * s + (2 * s * tail + e * LN2_LOW))
}

/** x = m · 2^e with m from √½ to √2; the search halves the exponent's range each time. */
function splitExponent(x: number): { m: number; e: number } {
  let [m, e] = [x, 0]
  if (m < powerOfTwo(-1022)) {
    m *= powerOfTwo(54)
    e -= 54
  }
  for (let step = 512; step >= 1; step /= 2) {
    if (m >= powerOfTwo(step)) {
      m *= powerOfTwo(-step)
      e += step
    } else if (m < powerOfTwo(1 - step)) {
      m *= powerOfTwo(step)
      e -= step
    }
  }
  if (m > 2 * ROOT_HALF) return { m: m / 2, e: e + 1 }
  return m < ROOT_HALF ? { m: m * 2, e: e - 1 } : { m, e }
}
