import { matmul } from './matmul'
import { softmaxBackRow, softmaxRow } from './softmax'

/**
 * Causal attention of heads `from` to `to`, counted over batch and head: (b, i) = b·h + i. q, k, v and o hold a token's heads side
 * by side, `row` bytes a token; p keeps each head's T × T weights for the way back.
 */
export function attention(
  q: usize,
  k: usize,
  v: usize,
  o: usize,
  p: usize,
  row: usize,
  tokens: i32,
  heads: i32,
  size: i32,
  scale: f64,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const side = <usize>tokens << 2
  for (let pair = from; pair < to; pair++) {
    const at = (pair / heads) * tokens * row + ((pair % heads) * size << 2)
    const s = p + pair * tokens * side
    matmul(q + at, row, 4, k + at, 4, row, s, side, size, tokens, 1, 0, 1, 0, tokens, scratch)
    for (let t = 0; t < tokens; t++) softmaxRow(s + t * side, t + 1, tokens, scale, scratch)
    matmul(s, side, 4, v + at, row, 4, o + at, row, tokens, size, 1, 0, 2, 0, tokens, scratch)
  }
}

/** The way back: dq, dk and dv from d = dL/do. `ds` has room for every head's T × T, and is done with after. */
export function attentionBack(
  q: usize,
  k: usize,
  v: usize,
  p: usize,
  d: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  ds: usize,
  row: usize,
  tokens: i32,
  heads: i32,
  size: i32,
  scale: f64,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  const side = <usize>tokens << 2
  for (let pair = from; pair < to; pair++) {
    const at = (pair / heads) * tokens * row + ((pair % heads) * size << 2)
    const w = p + pair * tokens * side
    const s = ds + pair * tokens * side
    matmul(w, 4, side, d + at, row, 4, dv + at, row, tokens, size, 1, 0, 3, 0, tokens, scratch)
    matmul(d + at, row, 4, v + at, 4, row, s, side, size, tokens, 1, 0, 1, 0, tokens, scratch)
    for (let t = 0; t < tokens; t++) softmaxBackRow(w + t * side, s + t * side, t + 1, tokens, scale)
    matmul(s, side, 4, k + at, row, 4, dq + at, row, tokens, size, 1, 0, 2, 0, tokens, scratch)
    matmul(s, 4, side, q + at, row, 4, dk + at, row, tokens, size, 1, 0, 3, 0, tokens, scratch)
  }
}
