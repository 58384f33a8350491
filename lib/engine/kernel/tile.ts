// One tile of a product: 4 rows by 8 columns, k ascending, a multiplication and then an addition, one accumulator an element.

/** Lays eight columns of B side by side: panel[k][0..7]. Columns past the last are zeros, and are never stored. */
export function pack(panel: usize, b: usize, step: usize, col: usize, k: i32, columns: i32): void {
  if (columns == 8 && col == 4) {
    for (let i = 0; i < k; i++) {
      v128.store(panel, v128.load(b))
      v128.store(panel, v128.load(b, 16), 16)
      panel += 32
      b += step
    }
    return
  }
  if (columns == 8 && step == 4 && k % 4 == 0) return packTransposed(panel, b, col, k)
  for (let i = 0; i < k; i++) {
    let from = b
    for (let j = 0; j < 8; j++) {
      store<f32>(panel + (j << 2), j < columns ? load<f32>(from) : 0)
      from += col
    }
    panel += 32
    b += step
  }
}

/** The same where B lies transposed: four by four elements at a time. */
function packTransposed(panel: usize, b: usize, col: usize, k: i32): void {
  for (let half = 0; half < 2; half++) {
    let to = panel + (half << 4)
    let b0 = b + half * 4 * col
    let b1 = b0 + col
    let b2 = b1 + col
    let b3 = b2 + col
    for (let i = 0; i < k; i += 4) {
      const r0 = v128.load(b0)
      const r1 = v128.load(b1)
      const r2 = v128.load(b2)
      const r3 = v128.load(b3)
      const a = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5)
      const c = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
      const d = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7)
      const e = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
      v128.store(to, v128.shuffle<f32>(a, c, 0, 1, 4, 5))
      v128.store(to, v128.shuffle<f32>(a, c, 2, 3, 6, 7), 32)
      v128.store(to, v128.shuffle<f32>(d, e, 0, 1, 4, 5), 64)
      v128.store(to, v128.shuffle<f32>(d, e, 2, 3, 6, 7), 96)
      to += 128
      b0 += 16
      b1 += 16
      b2 += 16
      b3 += 16
    }
  }
}

/** Lays `rows` columns of A (4 bytes apart, k elements, `step` apart) out as rows of k elements, `row` bytes apart. */
export function transpose(to: usize, row: usize, a: usize, step: usize, rows: i32, k: i32): void {
  for (let r = 0; r < rows; r += 16) {
    const wide = min(16, rows - r)
    for (let i = 0; i < k; i++) {
      let out = to + r * row + (<usize>i << 2)
      const from = a + i * step + (<usize>r << 2)
      for (let j = 0; j < wide; j++) {
        store<f32>(out, load<f32>(from + (<usize>j << 2)))
        out += row
      }
    }
  }
}

/** The tile's 32 sums, times `scale`, stored (added, if `add`) at c. Four row pointers, all moved by `step`. */
export function tile(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  step: usize,
  panel: usize,
  k: i32,
  c: usize,
  cRow: usize,
  scale: f32,
  add: i32,
): void {
  let c00 = f32x4.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  const end = panel + (<usize>k << 5)
  while (panel < end) {
    const b0 = v128.load(panel)
    const b1 = v128.load(panel, 16)
    const x0 = v128.load_splat<f32>(a0)
    c00 = f32x4.add(c00, f32x4.mul(x0, b0))
    c01 = f32x4.add(c01, f32x4.mul(x0, b1))
    const x1 = v128.load_splat<f32>(a1)
    c10 = f32x4.add(c10, f32x4.mul(x1, b0))
    c11 = f32x4.add(c11, f32x4.mul(x1, b1))
    const x2 = v128.load_splat<f32>(a2)
    c20 = f32x4.add(c20, f32x4.mul(x2, b0))
    c21 = f32x4.add(c21, f32x4.mul(x2, b1))
    const x3 = v128.load_splat<f32>(a3)
    c30 = f32x4.add(c30, f32x4.mul(x3, b0))
    c31 = f32x4.add(c31, f32x4.mul(x3, b1))
    a0 += step
    a1 += step
    a2 += step
    a3 += step
    panel += 32
  }
  const s = f32x4.splat(scale)
  put(c, c00, c01, s, add)
  put(c + cRow, c10, c11, s, add)
  put(c + 2 * cRow, c20, c21, s, add)
  put(c + 3 * cRow, c30, c31, s, add)
}

// @ts-ignore: decorator
@inline
function put(c: usize, left: v128, right: v128, scale: v128, add: i32): void {
  left = f32x4.mul(left, scale)
  right = f32x4.mul(right, scale)
  if (add) {
    left = f32x4.add(v128.load(c), left)
    right = f32x4.add(v128.load(c, 16), right)
  }
  v128.store(c, left)
  v128.store(c, right, 16)
}
