import { pack, tile, transpose } from './tile'

/** What of a product of T × T is there: all; C's rows from the column on; A's columns up to the row; A's columns from the row on. */
const LOWER_C = 1
const LOWER_A = 2
const UPPER_A = 3

/** A thread's scratch: an edge tile, from PANEL on a panel of B (k up to MOST_K), from TURNED on rows of A that lay transposed. */
const PANEL: usize = 128
const TURNED: usize = 2097280
const TURNED_BYTES = 2097152
/** From this k on, columns of A lie too far apart to be read where they are. */
const FAR = 256

/**
 * Rows `from` to `to` of C = scale · A · B, or of C + scale · A · B. Element (r, k) of A is at a + r·aRow + k·aStep, (k, j) of B at
 * b + k·bStep + j·bCol, (r, j) of C at c + r·cRow + 4j; all in bytes. `scratch`: 4 MiB and 128 bytes, this thread's own; k up to 65,536.
 */
export function matmul(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bCol: usize,
  c: usize,
  cRow: usize,
  k: i32,
  n: i32,
  scale: f32,
  add: i32,
  shape: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  if (aRow != 4 || k < FAR || shape != 0) {
    rowsOf(a, aRow, aStep, b, bStep, bCol, c, cRow, k, n, scale, add, shape, from, to, scratch)
    return
  }
  const turned = scratch + TURNED
  // A little more than k numbers: rows whole pages apart would fight for one place in the cache.
  const row = (<usize>k << 2) + 64
  const most = min(256, <i32>(TURNED_BYTES / row) & ~3)
  for (let r = from; r < to; r += most) {
    const rows = min(most, to - r)
    const at = c + r * cRow
    transpose(turned, row, a + r * aRow, aStep, rows, k)
    rowsOf(turned, row, 4, b, bStep, bCol, at, cRow, k, n, scale, add, 0, 0, rows, scratch)
  }
}

function rowsOf(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bCol: usize,
  c: usize,
  cRow: usize,
  k: i32,
  n: i32,
  scale: f32,
  add: i32,
  shape: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const panel = scratch + PANEL
  for (let j = 0; j < n; j += 8) {
    const columns = min(8, n - j)
    pack(panel, b + j * bCol, bStep, bCol, k, columns)
    for (let r = shape == LOWER_C ? max(from, j & ~3) : from; r < to; r += 4) {
      const first = shape == UPPER_A ? min(r, k) : 0
      const last = shape == LOWER_A ? min(r + 4, k) : k
      const rows = min(4, to - r)
      const a0 = a + r * aRow + first * aStep
      const a1 = rows > 1 ? a0 + aRow : a0
      const a2 = rows > 2 ? a1 + aRow : a0
      const a3 = rows > 3 ? a2 + aRow : a0
      const at = c + r * cRow + (j << 2)
      const whole = rows == 4 && columns == 8
      const p = panel + (first << 5)
      tile(a0, a1, a2, a3, aStep, p, last - first, whole ? at : scratch, whole ? cRow : 32, scale, whole ? add : 0)
      if (!whole) copyOut(scratch, at, cRow, rows, columns, add)
    }
  }
}

/** `count` products of the same form, each operand a stride further on than the last: what a token does for itself. */
export function matmulEach(
  a: usize,
  aRow: usize,
  aStep: usize,
  aNext: usize,
  b: usize,
  bStep: usize,
  bCol: usize,
  bNext: usize,
  c: usize,
  cRow: usize,
  cNext: usize,
  m: i32,
  k: i32,
  n: i32,
  scale: f32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  for (let t = from; t < to; t++)
    matmul(
      a + t * aNext,
      aRow,
      aStep,
      b + t * bNext,
      bStep,
      bCol,
      c + t * cNext,
      cRow,
      k,
      n,
      scale,
      0,
      0,
      0,
      m,
      scratch,
    )
}

/** The part of an edge tile that belongs to C. */
function copyOut(tile: usize, c: usize, cRow: usize, rows: i32, columns: i32, add: i32): void {
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < columns; j++) {
      const at = c + r * cRow + (j << 2)
      const sum = load<f32>(tile + (r << 5) + (j << 2))
      store<f32>(at, add ? load<f32>(at) + sum : sum)
    }
}
