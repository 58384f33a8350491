// Rows of n float32; sums are f64, columns ascending.

/** y = x / √(mean(x²) + eps), times the weight of each column if there is one (0: none). */
export function rmsNorm(x: usize, weight: usize, y: usize, n: i32, eps: f64, from: i32, to: i32, scratch: usize): void {
  const row = <usize>n << 2
  for (let r = from; r < to; r++) {
    const a = x + r * row
    const b = y + r * row
    const inverse = 1 / sqrt(dot(a, a, n) / n + eps)
    for (let j = 0; j < n; j++) {
      const at = <usize>j << 2
      const scaled = <f64>load<f32>(a + at) * inverse
      store<f32>(b + at, <f32>(weight ? scaled * <f64>load<f32>(weight + at) : scaled))
    }
  }
}

/** dx (or dx + what stands there, if `add`) = dŷ·i − x·(dŷ·x)·i³/n with i = 1/√(mean(x²) + eps) and dŷ = dy ⊙ weight. */
export function rmsNormBack(
  x: usize,
  weight: usize,
  dy: usize,
  dx: usize,
  n: i32,
  eps: f64,
  add: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const row = <usize>n << 2
  for (let r = from; r < to; r++) {
    const a = x + r * row
    const d = dy + r * row
    const out = dx + r * row
    const inverse = 1 / sqrt(dot(a, a, n) / n + eps)
    const along = weight ? dotWeighted(d, a, weight, n) : dot(d, a, n)
    const back = (along * inverse * inverse * inverse) / n
    for (let j = 0; j < n; j++) {
      const at = <usize>j << 2
      const slope = weight ? <f64>load<f32>(d + at) * <f64>load<f32>(weight + at) : <f64>load<f32>(d + at)
      const grad = slope * inverse - <f64>load<f32>(a + at) * back
      store<f32>(out + at, <f32>(add ? <f64>load<f32>(out + at) + grad : grad))
    }
  }
}

/** dweight[j], j from `from` to `to`: added Σ over rows, ascending, of dy·x·i. `inverses`: room for one f64 a row, of this thread. */
export function rmsNormGain(
  x: usize,
  dy: usize,
  dweight: usize,
  rows: i32,
  n: i32,
  eps: f64,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const row = <usize>n << 2
  for (let r = 0; r < rows; r++) {
    const a = x + r * row
    store<f64>(scratch + (<usize>r << 3), 1 / sqrt(dot(a, a, n) / n + eps))
  }
  for (let j = from; j < to; j++) {
    const at = <usize>j << 2
    let sum: f64 = 0
    for (let r = 0; r < rows; r++)
      sum +=
        <f64>load<f32>(dy + r * row + at) * <f64>load<f32>(x + r * row + at) * load<f64>(scratch + (<usize>r << 3))
    store<f32>(dweight + at, <f32>(<f64>load<f32>(dweight + at) + sum))
  }
}

function dot(a: usize, b: usize, n: i32): f64 {
  let sum: f64 = 0
  for (let j = 0; j < n; j++) sum += <f64>load<f32>(a + (<usize>j << 2)) * <f64>load<f32>(b + (<usize>j << 2))
  return sum
}

function dotWeighted(a: usize, b: usize, weight: usize, n: i32): f64 {
  let sum: f64 = 0
  for (let j = 0; j < n; j++) {
    const at = <usize>j << 2
    sum += <f64>load<f32>(a + at) * <f64>load<f32>(weight + at) * <f64>load<f32>(b + at)
  }
  return sum
}
