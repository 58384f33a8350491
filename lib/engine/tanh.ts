import { exp } from './exp.ts'

/**
 * tanh in f64, the same bits everywhere: (1 − e)/(1 + e) with e = exp(−2|x|), and below 1/16 its series, where the quotient would lose
 * digits. Relative error below 1e-14. Of NaN: NaN.
 */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < 0.0625) {
    const q = x * x
    const tail = 2 / 15 + q * (-17 / 315 + q * (62 / 2835 + q * (-1382 / 155925)))
    return x + x * q * (-1 / 3 + q * tail)
  }
  const e = exp(-2 * size)
  const value = (1 - e) / (1 + e)
  return x < 0 ? -value : value
}

/** The logistic function 1/(1 + e^−x) in f64, the same bits everywhere. Of NaN: NaN. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x))
}
