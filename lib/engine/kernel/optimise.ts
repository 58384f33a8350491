// Element by element over float32, f64 inside, rounded at each store. Elements `from` to `to`.

/** θ ← θ·keep; m ← β1·m + (1−β1)·g; u ← β2·u + (1−β2)·g²; θ ← θ − step·m / (√u / root + eps), with g ← clip·g. */
export function adamw(
  theta: usize,
  grad: usize,
  m: usize,
  u: usize,
  clip: f64,
  keep: f64,
  beta1: f64,
  beta2: f64,
  step: f64,
  root: f64,
  eps: f64,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    const g = <f64>load<f32>(grad + at) * clip
    const first = <f32>(beta1 * <f64>load<f32>(m + at) + (1 - beta1) * g)
    const second = <f32>(beta2 * <f64>load<f32>(u + at) + (1 - beta2) * g * g)
    store<f32>(m + at, first)
    store<f32>(u + at, second)
    const kept = <f64>load<f32>(theta + at) * keep
    store<f32>(theta + at, <f32>(kept - (step * <f64>first) / (sqrt(<f64>second) / root + eps)))
  }
}

/** g ← clip·g + decay·θ; buf ← g at the first step, else momentum·buf + g; θ ← θ − lr·buf. */
export function sgd(
  theta: usize,
  grad: usize,
  buffer: usize,
  clip: f64,
  decay: f64,
  momentum: f64,
  rate: f64,
  first: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  for (let i = from; i < to; i++) {
    const at = <usize>i << 2
    const now = <f64>load<f32>(theta + at)
    const g = <f64>load<f32>(grad + at) * clip + decay * now
    const moved = <f32>(first ? g : momentum * <f64>load<f32>(buffer + at) + g)
    store<f32>(buffer + at, moved)
    store<f32>(theta + at, <f32>(now - rate * <f64>moved))
  }
}

/** Σ x², elements ascending, f64. Not split among threads. */
export function sumSquares(x: usize, count: i32): f64 {
  let sum: f64 = 0
  for (let i = 0; i < count; i++) {
    const value = <f64>load<f32>(x + (<usize>i << 2))
    sum += value * value
  }
  return sum
}
