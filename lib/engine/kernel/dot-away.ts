/**
 * dots[r] (f64) = Σ_j d[r][j] · (kept[members[r]][j] − own[r][j]), columns ascending, the difference in float32: a Mimic Score by logits
 * kept of a reference. Rows are n wide; `members` are int32.
 */
export function dotAway(
  d: usize,
  own: usize,
  kept: usize,
  members: usize,
  dots: usize,
  n: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const row = <usize>n << 2
  for (let r = from; r < to; r++) {
    const here = <usize>r * row
    const there = kept + <usize>load<i32>(members + (<usize>r << 2)) * row
    let sum: f64 = 0
    for (let at: usize = 0; at < row; at += 4) {
      const away = load<f32>(there + at) - load<f32>(own + here + at)
      sum += <f64>load<f32>(d + here + at) * <f64>away
    }
    store<f64>(dots + (<usize>r << 3), sum)
  }
}
