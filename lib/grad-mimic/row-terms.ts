import type { Numbers } from './direction.ts'

/**
 * Rows of a layer: for each row (a sample's only one, or a token) its inputs h and the gradient d of the sample's own, unreduced
 * loss by the layer's outputs. Row-major: `h` is rows × inputs, `d` is rows × outputs.
 */
export type LayerRows = { h: Numbers; d: Numbers; rows: number; inputs: number; outputs: number }

/**
 * dᵀ V h of each row: what a linear layer adds to ⟨g, V⟩, exactly, without a gradient for each sample (since g = Σ d hᵀ). `v` is
 * outputs × inputs. Float64, inputs ascending within outputs ascending.
 */
export function linearTerms({ h, d, rows, inputs, outputs }: LayerRows, v: Numbers): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let output = 0; output < outputs; output += 1)
      sum += (d[row * outputs + output] ?? 0) * dot(v, output * inputs, h, row * inputs, inputs)
    return sum
  })
}

/**
 * The same from logits kept of the reference: V h = W_ref h − W h, both without bias. Equal in exact arithmetic, not bit by bit.
 * rows × outputs each.
 */
export function cachedTerms(d: Numbers, reference: Numbers, current: Numbers, outputs: number): Float64Array {
  return Float64Array.from({ length: d.length / outputs }, (_, row) => {
    let sum = 0
    for (let at = row * outputs; at < (row + 1) * outputs; at += 1)
      sum += (d[at] ?? 0) * ((reference[at] ?? 0) - (current[at] ?? 0))
    return sum
  })
}

/** dᵀ v of each row: what a bias adds. `v` has one element for each output. */
export function biasTerms(d: Numbers, v: Numbers): Float64Array {
  const outputs = v.length
  return Float64Array.from({ length: d.length / outputs }, (_, row) => dot(v, 0, d, row * outputs, outputs))
}

/** d · (v ⊙ x̂) of each row: what the gains of a norm add; x̂ is the normalised input, of the form of `d`. */
export function gainTerms(d: Numbers, normalised: Numbers, v: Numbers): Float64Array {
  const width = v.length
  return Float64Array.from({ length: d.length / width }, (_, row) => {
    let sum = 0
    for (let place = 0; place < width; place += 1)
      sum += (d[row * width + place] ?? 0) * (v[place] ?? 0) * (normalised[row * width + place] ?? 0)
    return sum
  })
}

/**
 * d · V[token] of each row: what an embedding adds. A tied embedding adds this to the term of its output head. `v` is vocabulary ×
 * width.
 */
export function embeddingTerms(d: Numbers, tokens: ArrayLike<number>, v: Numbers, width: number): Float64Array {
  return Float64Array.from(tokens, (token, row) => dot(v, token * width, d, row * width, width))
}

/** ⟨a, b⟩ over `count` elements from two places, in order, in float64. */
export function dot(a: Numbers, from: number, b: Numbers, start: number, count: number): number {
  let sum = 0
  for (let place = 0; place < count; place += 1) sum += (a[from + place] ?? 0) * (b[start + place] ?? 0)
  return sum
}
