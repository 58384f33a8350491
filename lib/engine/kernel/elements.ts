import { exp } from './exp'

// Element by element over float32, elements `from` to `to`; of rows, rows `from` to `to`.

/** y = a + b. */
export function add(a: usize, b: usize, y: usize, from: i32, to: i32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    store<f32>(y + at, load<f32>(a + at) + load<f32>(b + at))
  }
}

/** y = max(x, 0); of NaN: NaN. */
export function relu(x: usize, y: usize, from: i32, to: i32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    const value = load<f32>(x + at)
    store<f32>(y + at, value <= 0 ? 0 : value)
  }
}

/** dx = dy where y > 0, else 0. */
export function reluBack(y: usize, dy: usize, dx: usize, from: i32, to: i32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    store<f32>(dx + at, load<f32>(y + at) > 0 ? load<f32>(dy + at) : 0)
  }
}

/** y = tanh(x): (1 − e)/(1 + e) with e = e^(−2|x|); below 1/16 the series to x⁹, where the quotient would lose digits. */
export function tanh(x: usize, y: usize, from: i32, to: i32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    store<f32>(y + at, <f32>tanhOf(<f64>load<f32>(x + at)))
  }
}

export function tanhOf(x: f64): f64 {
  const size = abs(x)
  if (size < 0.0625) {
    const q = x * x
    const tail = 2.0 / 15.0 + q * (-17.0 / 315.0 + q * (62.0 / 2835.0 + q * (-1382.0 / 155925.0)))
    return x + x * q * (-1.0 / 3.0 + q * tail)
  }
  const e = exp(-2 * size)
  const value = (1 - e) / (1 + e)
  return x < 0 ? -value : value
}

/** dx = dy · (1 − y²), f64 inside. */
export function tanhBack(y: usize, dy: usize, dx: usize, from: i32, to: i32, scratch: usize): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    const value = <f64>load<f32>(y + at)
    store<f32>(dx + at, <f32>(<f64>load<f32>(dy + at) * (1 - value * value)))
  }
}

/** Every row of x, n wide, plus the bias, in place. */
export function addBias(x: usize, bias: usize, n: i32, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r++)
    for (let j = 0; j < n; j++) {
      const at = x + ((<usize>r * n + j) << 2)
      store<f32>(at, load<f32>(at) + load<f32>(bias + (<usize>j << 2)))
    }
}

/** sums[j] += Σ over rows, ascending, of weight[r] · x[r][j] (1 if there are no weights), f64 inside; columns `from` to `to`. */
export function sumRows(
  x: usize,
  weights: usize,
  sums: usize,
  rows: i32,
  n: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  for (let j = from; j < to; j++) {
    let sum: f64 = 0
    for (let r = 0; r < rows; r++) {
      const value = <f64>load<f32>(x + ((<usize>r * n + j) << 2))
      sum += weights ? <f64>load<f32>(weights + (<usize>r << 2)) * value : value
    }
    const at = sums + (<usize>j << 2)
    store<f32>(at, <f32>(<f64>load<f32>(at) + sum))
  }
}

/** y[r] = weight[r] · x[r], rows n wide. */
export function scaleRows(x: usize, weights: usize, y: usize, n: i32, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r++) {
    const weight = load<f32>(weights + (<usize>r << 2))
    for (let j = 0; j < n; j++) {
      const at = (<usize>r * n + j) << 2
      store<f32>(y + at, weight * load<f32>(x + at))
    }
  }
}

/** dots[r] (f64) = Σ_j a[r][j] · b[r][j], columns ascending: the last step of a Mimic Score. */
export function dotRows(a: usize, b: usize, dots: usize, n: i32, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r++) {
    let sum: f64 = 0
    for (let j = 0; j < n; j++) {
      const at = (<usize>r * n + j) << 2
      sum += <f64>load<f32>(a + at) * <f64>load<f32>(b + at)
    }
    store<f64>(dots + (<usize>r << 3), sum)
  }
}
