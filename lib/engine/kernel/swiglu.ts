import { sigmoidPair } from './exp'

// A row of `both` holds u (n numbers) and then g (n numbers); h = silu(u) ⊙ g has n. All arithmetic is f64, rounded at the store.

/** h = u · σ(u) · g, rows `from` to `to`. */
export function swiglu(both: usize, h: usize, n: i32, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r++) {
    const u = both + <usize>r * (<usize>n << 3)
    const g = u + (<usize>n << 2)
    const out = h + <usize>r * (<usize>n << 2)
    for (let j = 0; j < n; j += 2) {
      const at = <usize>j << 2
      const pair = j + 1 < n
      const a = read(u + at, pair)
      write(out + at, f64x2.mul(f64x2.mul(a, sigmoidPair(a)), read(g + at, pair)), pair)
    }
  }
}

/** dg = dh · silu(u) and du = dh · g · σ(1 + u(1 − σ)), laid out as `both` is. */
export function swigluBack(both: usize, dh: usize, dboth: usize, n: i32, from: i32, to: i32, scratch: usize): void {
  const one = f64x2.splat(1)
  for (let r = from; r < to; r++) {
    const u = both + <usize>r * (<usize>n << 3)
    const g = u + (<usize>n << 2)
    const du = dboth + <usize>r * (<usize>n << 3)
    const dg = du + (<usize>n << 2)
    const d = dh + <usize>r * (<usize>n << 2)
    for (let j = 0; j < n; j += 2) {
      const at = <usize>j << 2
      const pair = j + 1 < n
      const a = read(u + at, pair)
      const slope = read(d + at, pair)
      const s = sigmoidPair(a)
      const bend = f64x2.mul(s, f64x2.add(one, f64x2.mul(a, f64x2.sub(one, s))))
      write(dg + at, f64x2.mul(slope, f64x2.mul(a, s)), pair)
      write(du + at, f64x2.mul(f64x2.mul(slope, read(g + at, pair)), bend), pair)
    }
  }
}

/** Two float32 as f64, or one and a zero. */
// @ts-ignore: decorator
@inline
function read(at: usize, pair: bool): v128 {
  return f64x2.promote_low_f32x4(pair ? v128.load64_zero(at) : v128.load32_zero(at))
}

// @ts-ignore: decorator
@inline
function write(at: usize, value: v128, pair: bool): void {
  const rounded = f32x4.demote_f64x2_zero(value)
  if (pair) v128.store64_lane(at, rounded, 0)
  else v128.store32_lane(at, rounded, 0)
}
