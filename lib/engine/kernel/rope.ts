/**
 * Turns vectors of `size` in place, by halves: y1 = x1 cos + x2 sin, y2 = x2 cos − x1 sin (`back`: the other way round, which is its
 * gradient). Token t, of position t mod `period`, holds `count` vectors side by side at x + t·row. Tables: period × size/2 float32.
 */
export function rope(
  x: usize,
  row: usize,
  count: i32,
  size: i32,
  cos: usize,
  sin: usize,
  period: i32,
  back: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const half = <usize>(size >> 1) << 2
  for (let t = from; t < to; t++) {
    const c = cos + (t % period) * half
    const s = sin + (t % period) * half
    let at = x + t * row
    for (let r = 0; r < count; r++) {
      turn(at, half, c, s, back)
      at += 2 * half
    }
  }
}

function turn(x: usize, half: usize, cos: usize, sin: usize, back: i32): void {
  for (let j: usize = 0; j < half; j += 4) {
    const a = load<f32>(x + j)
    const b = load<f32>(x + half + j)
    const c = load<f32>(cos + j)
    const s = back ? -load<f32>(sin + j) : load<f32>(sin + j)
    store<f32>(x + j, a * c + b * s)
    store<f32>(x + half + j, b * c - a * s)
  }
}
