import { expPair } from './exp'

/**
 * Rows of logits against a target each (int32; below 0: ignored). losses[r] (f64) = −log softmax(logits)[target] without the log:
 * top − logit[target] goes to losses[2r], Σ e^(logit − top) to losses[2r + 1]; both 0 and 1 where ignored. If `grad` isn't 0:
 * d logits = (softmax − one-hot) · scale, rows of zeros where ignored. It may be the logits themselves.
 */
export function crossEntropy(
  logits: usize,
  targets: usize,
  losses: usize,
  grad: usize,
  n: i32,
  scale: f64,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const row = <usize>n << 2
  for (let r = from; r < to; r++) {
    const x = logits + r * row
    const target = load<i32>(targets + (<usize>r << 2))
    const out = losses + (<usize>r << 4)
    if (target < 0) {
      store<f64>(out, 0)
      store<f64>(out, 1, 8)
      if (grad) memory.fill(grad + r * row, 0, row)
      continue
    }
    let top = load<f32>(x)
    for (let j = 1; j < n; j++) top = max(top, load<f32>(x + (<usize>j << 2)))
    store<f64>(out, <f64>top - <f64>load<f32>(x + (<usize>target << 2)))
    store<f64>(out, exponentials(x, n, top, scratch), 8)
    if (grad) slopes(grad + r * row, n, target, scale, load<f64>(out, 8), scratch)
  }
}

/** e^(x − top) to scratch, and their sum, columns ascending. */
function exponentials(x: usize, n: i32, top: f32, scratch: usize): f64 {
  const shift = f64x2.splat(<f64>top)
  for (let j = 0; j < n; j += 2) {
    const at = x + (<usize>j << 2)
    const pair = f64x2.promote_low_f32x4(j + 1 < n ? v128.load64_zero(at) : v128.load32_zero(at))
    v128.store(scratch + (<usize>j << 3), expPair(f64x2.sub(pair, shift)))
  }
  let sum: f64 = 0
  for (let j = 0; j < n; j++) sum += load<f64>(scratch + (<usize>j << 3))
  return sum
}

function slopes(grad: usize, n: i32, target: i32, scale: f64, sum: f64, scratch: usize): void {
  const inverse = 1 / sum
  for (let j = 0; j < n; j++) {
    const p = load<f64>(scratch + (<usize>j << 3)) * inverse
    store<f32>(grad + (<usize>j << 2), <f32>((j == target ? p - 1 : p) * scale))
  }
}
