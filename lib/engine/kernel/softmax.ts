import { expPair } from './exp'

/**
 * Rows of P = softmax(scale · S) over columns 0 to r (causal) or all, in place. Row r is at s + r·row, in bytes. Exponentials and
 * their sum are f64, columns ascending. Past the last column a causal row gets zeros up to its group of eight.
 */
export function softmax(s: usize, row: usize, n: i32, scale: f64, causal: i32, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r++) softmaxRow(s + r * row, causal ? min(r + 1, n) : n, n, scale, scratch)
}

export function softmaxRow(s: usize, count: i32, n: i32, scale: f64, scratch: usize): void {
  const last = largest(s, count)
  const top = f64x2.splat(<f64>last * scale)
  const by = f64x2.splat(scale)
  const even = count & ~1
  for (let j = 0; j < even; j += 2) {
    const x = f64x2.promote_low_f32x4(v128.load64_zero(s + (j << 2)))
    v128.store(scratch + (j << 3), expPair(f64x2.sub(f64x2.mul(x, by), top)))
  }
  if (even < count) {
    const x = f64x2.splat(<f64>load<f32>(s + (even << 2)))
    store<f64>(scratch + (even << 3), f64x2.extract_lane(expPair(f64x2.sub(f64x2.mul(x, by), top)), 0))
  }
  let sum: f64 = 0
  for (let j = 0; j < count; j++) sum += load<f64>(scratch + (j << 3))
  const inverse = 1 / sum
  for (let j = 0; j < count; j++) store<f32>(s + (j << 2), <f32>(load<f64>(scratch + (j << 3)) * inverse))
  const padded = min((count + 7) & ~7, n)
  for (let j = count; j < padded; j++) store<f32>(s + (j << 2), 0)
}

function largest(s: usize, count: i32): f32 {
  let top = load<f32>(s)
  for (let j = 1; j < count; j++) top = max(top, load<f32>(s + (j << 2)))
  return top
}

/** Rows of dS = scale · P (dP − Σ_j P dP), in place of dP; the same columns as `softmax` has. The sum is f64. */
export function softmaxBack(
  p: usize,
  dp: usize,
  row: usize,
  n: i32,
  scale: f64,
  causal: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  for (let r = from; r < to; r++) softmaxBackRow(p + r * row, dp + r * row, causal ? min(r + 1, n) : n, n, scale)
}

export function softmaxBackRow(p: usize, dp: usize, count: i32, n: i32, scale: f64): void {
  let sum: f64 = 0
  for (let j = 0; j < count; j++) sum += <f64>load<f32>(p + (j << 2)) * <f64>load<f32>(dp + (j << 2))
  for (let j = 0; j < count; j++) {
    const at = dp + (j << 2)
    store<f32>(at, <f32>(scale * <f64>load<f32>(p + (j << 2)) * (<f64>load<f32>(at) - sum)))
  }
  const padded = min((count + 7) & ~7, n)
  for (let j = count; j < padded; j++) store<f32>(dp + (j << 2), 0)
}
