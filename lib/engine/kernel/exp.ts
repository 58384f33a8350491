// e^x, the same bits as exp.ts of the engine from −708 to 708; below, as at −708: far under what a float32 can hold.

const LOG2E: f64 = 1.4426950408889634
const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10
const ROUND: f64 = 6755399441055744

/** e^x of two numbers; of NaN: NaN. Not above 708. */
export function expPair(x: v128): v128 {
  x = f64x2.pmax(x, f64x2.splat(-708))
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(LOG2E)), f64x2.splat(ROUND))
  const n = f64x2.sub(shifted, f64x2.splat(ROUND))
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(n, f64x2.splat(LN2_HIGH))),
    f64x2.mul(n, f64x2.splat(LN2_LOW)),
  )
  let p = f64x2.splat(1.0 / 6227020800.0)
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 479001600.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 39916800.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 3628800.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 362880.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 40320.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 5040.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 720.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 120.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 24.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 6.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1))
  // The low bits of `shifted` are n: it becomes the exponent.
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52)
  return f64x2.mul(p, power)
}

/** e^x of one number. */
export function exp(x: f64): f64 {
  return f64x2.extract_lane(expPair(f64x2.splat(x)), 0)
}

/** σ(u) = 1/(1 + e^−u) of two numbers. */
export function sigmoidPair(u: v128): v128 {
  const one = f64x2.splat(1)
  const low = f64x2.pmin(f64x2.neg(u), f64x2.splat(708))
  return f64x2.div(one, f64x2.add(one, expPair(low)))
}
