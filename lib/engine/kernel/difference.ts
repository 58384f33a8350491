/**
 * y = a − b in float32, element by element; gives Σ y² in f64, elements ascending, one accumulator. Not split among threads: what a
 * Mimic Score's direction and its length are made of.
 */
export function difference(a: usize, b: usize, y: usize, count: i32): f64 {
  let sum: f64 = 0
  const whole = count & ~3
  for (let i = 0; i < whole; i += 4) {
    const at = <usize>i << 2
    const away = f32x4.sub(v128.load(a + at), v128.load(b + at))
    v128.store(y + at, away)
    const low = f64x2.promote_low_f32x4(away)
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(away, away, 2, 3, 2, 3))
    const first = f64x2.mul(low, low)
    const second = f64x2.mul(high, high)
    sum += f64x2.extract_lane(first, 0)
    sum += f64x2.extract_lane(first, 1)
    sum += f64x2.extract_lane(second, 0)
    sum += f64x2.extract_lane(second, 1)
  }
  for (let i = whole; i < count; i++) {
    const at = <usize>i << 2
    const away = load<f32>(a + at) - load<f32>(b + at)
    store<f32>(y + at, away)
    sum += <f64>away * <f64>away
  }
  return sum
}
