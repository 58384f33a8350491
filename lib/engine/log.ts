const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const ROOT = 2 * Math.SQRT1_2
/** Below it, a number has fewer than 53 bits; 2^54 times as large it has its own again. */
const SMALLEST_WHOLE = 2.2250738585072014e-308
const RAISED = 18014398509481984
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
  const isRaised = x < SMALLEST_WHOLE
  BITS.setFloat64(0, isRaised ? x * RAISED : x)
  const high = BITS.getUint32(0)
  // x = m · 2^e, m from 1 to 2 by its own bits; then from √½ to √2.
  BITS.setUint32(0, (high & 0xfffff) | 0x3ff00000)
  let [m, e] = [BITS.getFloat64(0), (high >>> 20) - (isRaised ? 1077 : 1023)]
  if (m > ROOT) {
    m /= 2
    e += 1
  }
  const s = (m - 1) / (m + 1)
  const q = s * s
  let tail = 0
  for (let place = 0; place < ODD.length; place += 1) tail = (tail + (ODD[place] ?? 0)) * q
  return e * LN2_HIGH + (2 * s + (2 * s * tail + e * LN2_LOW))
}

/** A number's bits: sign, exponent and the first 20 of its fraction in the first half. */
const BITS = new DataView(new ArrayBuffer(8))
