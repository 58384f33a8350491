import type { RopeTables } from '../engine/rope.ts'
import type { Rows, TokenFactors } from './factor-attention.ts'
import { nameOf } from './factor-heads.ts'
import type { T6Model } from './model.ts'
import type { Parameters } from './parameters.ts'
import { factorRow, type Piece, type Role, rolesOf } from './roles.ts'
import type { Workspace } from './workspace.ts'

/** What one layer keeps of the tokens read: the factors of keys and values that come from the token, and nothing else. */
export type FactorCache = {
  /** Keeps a token's row of factors; its query, and keys and values of all tokens so far, this one too. */
  keep(factors: Float32Array): { query: TokenFactors; keys: TokenFactors[]; values: TokenFactors[] }
  /** How many numbers are kept. */
  numbers(): number
}

type Given = { tables: RopeTables; fixed: Workspace['fixed'] }

/** The empty cache of a layer. Factors that are parameters, or fixed, are read from there; such a B of keys is turned when it is used. */
export function openFactorCache(model: T6Model, parameters: Parameters, layer: number, given: Given): FactorCache {
  const roles = rolesOf(model)
  const { pieces, width } = factorRow(model)
  const kept = pieces.filter(({ isContext, role }) => isContext && role !== 'q')
  const placed = placePieces(kept)
  const keptWidth = kept.reduce((sum, piece) => sum + piece.width, 0)
  const tokens: Float32Array[] = []
  const sourceOf = (role: Role, side: 'a' | 'b', row: Float32Array, places: ReadonlyMap<string, number>): Rows => {
    const name = role.names[side]
    if (name === null) return { data: given.fixed[role.role]?.data ?? [], offset: 0 }
    const offset = places.get(name)
    if (offset !== undefined) return { data: row, offset }
    return { data: parameters.named(nameOf(layer, { name })).data, offset: 0 }
  }
  const whole = new Map(pieces.map(({ name, first }) => [name, first]))
  const keyOf = (row: Float32Array, position: number): TokenFactors => {
    const b = sourceOf(roles.k, 'b', row, placed)
    const turned = roles.k.b === 'parameter' ? { data: turn(b, roles.k.rank, given.tables, position), offset: 0 } : b
    return { ...scaled(roles.k), a: sourceOf(roles.k, 'a', row, placed), b: turned }
  }
  return {
    keep(factors) {
      if (factors.length !== width) throw new RangeError(`A row of ${width} factors is kept, not of ${factors.length}.`)
      const row = new Float32Array(keptWidth)
      for (const { name, first, width: wide } of kept)
        row.set(factors.subarray(first, first + wide), placed.get(name) ?? 0)
      tokens.push(row)
      const { q, v } = roles
      return {
        query: { ...scaled(q), a: sourceOf(q, 'a', factors, whole), b: sourceOf(q, 'b', factors, whole) },
        keys: tokens.map(keyOf),
        values: tokens.map((token) => ({
          ...scaled(v),
          a: sourceOf(v, 'a', token, placed),
          b: sourceOf(v, 'b', token, placed),
        })),
      }
    },
    numbers: () => tokens.length * keptWidth,
  }
}

function scaled({ rank, scale }: Role): { rank: number; scale: number } {
  return { rank, scale }
}

/** Where each piece begins when they stand side by side. */
function placePieces(pieces: readonly Piece[]): Map<string, number> {
  let at = 0
  return new Map(
    pieces.map(({ name, width }) => {
      at += width
      return [name, at - width]
    }),
  )
}

/** `rank` vectors turned by a position, by halves, in float32 as the kernel does it. */
function turn({ data, offset }: Rows, rank: number, { cos, sin }: RopeTables, position: number): Float32Array {
  const half = cos.cols
  const out = new Float32Array(rank * 2 * half)
  for (let r = 0; r < rank; r += 1)
    for (let j = 0; j < half; j += 1) {
      const first = r * 2 * half + j
      const [x1, x2] = [data[offset + first] ?? Number.NaN, data[offset + first + half] ?? Number.NaN]
      const [c, s] = [cos.data[position * half + j] ?? Number.NaN, sin.data[position * half + j] ?? Number.NaN]
      out[first] = Math.fround(x1 * c) + Math.fround(x2 * s)
      out[first + half] = Math.fround(x2 * c) - Math.fround(x1 * s)
    }
  return out
}
