import { exp } from '../engine/exp.ts'

/** A matrix that is read row by row: `data` from `offset` on. */
export type Rows = { data: ArrayLike<number>; offset: number }

/** One token's factors of one role: A of heads × rank, B of rank × size, and what A·B is multiplied by. */
export type TokenFactors = { a: Rows; b: Rows; rank: number; scale: number }

/**
 * What the heads put out for one query, from factors alone: no key and no value is ever built (T6 appendix A, A.2 and A.3). `keys` and `values`:
 * those of the tokens it sees, in order, B of keys turned. Returns heads × size, f64; sums in order of token, then rank.
 */
export function attendFactors(
  query: TokenFactors,
  keys: readonly TokenFactors[],
  values: readonly TokenFactors[],
  { heads, size }: { heads: number; size: number },
): Float64Array {
  const products = keys.map((key) => innerProducts(query, key, size))
  const out = new Float64Array(heads * size)
  for (let head = 0; head < heads; head += 1) {
    const scores = keys.map((key, k) => scoreOf(query, key, products[k] ?? [], head) / Math.sqrt(size))
    softmaxInPlace(scores).forEach((weight, k) => {
      const value = values[k]
      if (value !== undefined) addValue(out, head, size, value, weight)
    })
  }
  return out
}

/** P[r][s] = ⟨B_Q[r], B_K[s]⟩, shared by all heads. */
function innerProducts(query: TokenFactors, key: TokenFactors, size: number): number[] {
  const products: number[] = []
  for (let r = 0; r < query.rank; r += 1)
    for (let s = 0; s < key.rank; s += 1) {
      let sum = 0
      for (let e = 0; e < size; e += 1) sum += at(query.b, r * size + e) * at(key.b, s * size + e)
      products.push(sum)
    }
  return products
}

/** Σ_r Σ_s A_Q[head, r] A_K[head, s] P[r][s], scaled by both. */
function scoreOf(query: TokenFactors, key: TokenFactors, products: readonly number[], head: number): number {
  let sum = 0
  for (let r = 0; r < query.rank; r += 1) {
    const left = at(query.a, head * query.rank + r)
    if (left === 0) continue
    for (let s = 0; s < key.rank; s += 1)
      sum += left * at(key.a, head * key.rank + s) * (products[r * key.rank + s] ?? Number.NaN)
  }
  return sum * query.scale * key.scale
}

function softmaxInPlace(scores: number[]): number[] {
  const top = Math.max(...scores)
  let sum = 0
  scores.forEach((score, k) => {
    const value = exp(score - top)
    scores[k] = value
    sum += value
  })
  return scores.map((value) => value / sum)
}

function addValue(out: Float64Array, head: number, size: number, { a, b, rank, scale }: TokenFactors, weight: number) {
  for (let u = 0; u < rank; u += 1) {
    const factor = weight * at(a, head * rank + u) * scale
    if (factor === 0) continue
    for (let e = 0; e < size; e += 1) {
      const to = head * size + e
      out[to] = (out[to] ?? 0) + factor * at(b, u * size + e)
    }
  }
}

function at({ data, offset }: Rows, index: number): number {
  return data[offset + index] ?? Number.NaN
}
