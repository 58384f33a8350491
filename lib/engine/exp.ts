const LOG2E = Math.LOG2E
/** ln 2 in two parts; the first has its last 20 bits clear, so that n times it is exact for |n| < 2^20. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
/** 1.5 · 2^52: added and taken away again, it rounds to the nearest whole number, ties to even. */
const ROUND = 6755399441055744
const LARGEST = 709.782712893384
const SMALLEST = -745.1332191019412

/** 1/13!, 1/12!, … 1/2!, 1, 1: what is left after them is below 1e-17 of the value. */
const COEFFICIENTS = [6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1].map(
  (factorial) => 1 / factorial,
)

/**
 * e^x in f64, the same bits everywhere: only + − × ÷ (engine.md §3). Relative error below 4e-16. Above 709.78: Infinity; below
 * −745.13: 0; of NaN: NaN. The kernel's is the same from −708 to 708.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > LARGEST) return Number.POSITIVE_INFINITY
  if (x < SMALLEST) return 0
  const n = x * LOG2E + ROUND - ROUND
  const r = x - n * LN2_HIGH - n * LN2_LOW
  let sum = 0
  for (let place = 0; place < COEFFICIENTS.length; place += 1) sum = sum * r + (COEFFICIENTS[place] ?? 0)
  // In two steps, since 2^1024 is no number and 2^−1074 has but one bit.
  const half = Math.floor(n / 2)
  return sum * powerOfTwo(half) * powerOfTwo(n - half)
}

/** 2^n for a whole n from −1022 to 1023, exactly. Refuses others. */
export function powerOfTwo(n: number): number {
  const power = POWERS[n + 1022]
  if (power === undefined) throw new RangeError(`2^${n} is asked for; n goes from −1022 to 1023.`)
  return power
}

const POWERS = listPowers()

function listPowers(): Float64Array {
  const powers = new Float64Array(2046)
  powers[1022] = 1
  for (let n = 1; n < 1024; n += 1) powers[1022 + n] = (powers[1021 + n] ?? 0) * 2
  for (let n = 1; n < 1023; n += 1) powers[1022 - n] = (powers[1023 - n] ?? 0) / 2
  return powers
}
