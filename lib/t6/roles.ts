import type { T6Model } from './model.ts'

/** What the heads of queries, keys or values are made of: `scale` · A · B, A of heads × rank and B of rank × head size. */
export type Role = {
  role: 'q' | 'k' | 'v'
  rank: number
  /** A from the token, as a parameter, or fixed: head i takes group ⌊i·rank/heads⌋, and the scale is 1. */
  a: 'context' | 'parameter' | 'fixed'
  b: 'context' | 'parameter'
  scale: number
  /** The official names, without `.weight`; null where A is fixed. */
  names: { a: string | null; b: string }
}

/** The three roles of a variant (t6.md §4). MHA, MQA and GQA are factors with a fixed A, so one block serves all. */
export function rolesOf(model: T6Model): { q: Role; k: Role; v: Role } {
  const { variant, h } = model
  if (variant === 'mha') return { q: grouped('q', h), k: grouped('k', h), v: grouped('v', h) }
  if (variant === 'mqa') return { q: grouped('q', h), k: grouped('k', 1), v: grouped('v', 1) }
  if (variant === 'gqa') {
    const groups = rankOf(model, 'G')
    return { q: grouped('q', h), k: grouped('k', groups), v: grouped('v', groups) }
  }
  const k = factored(model, 'k', rankOf(model, 'RK'))
  const v = factored(model, 'v', rankOf(model, 'RV'))
  return { q: variant === 'kvonly' ? grouped('q', h) : factored(model, 'q', rankOf(model, 'RQ')), k, v }
}

/** A rank or number of groups that the variant has: the model's own check says so before. */
function rankOf(model: T6Model, name: 'RQ' | 'RK' | 'RV' | 'G'): number {
  const rank = model[name]
  if (rank === undefined) throw new RangeError(`The variant ${model.variant} needs ${name}.`)
  return rank
}

function grouped(role: Role['role'], groups: number): Role {
  return { role, rank: groups, a: 'fixed', b: 'context', scale: 1, names: { a: null, b: `c_${role}` } }
}

function factored({ variant }: T6Model, role: Role['role'], rank: number): Role {
  return {
    role,
    rank,
    a: variant === 'nonctxA' ? 'parameter' : 'context',
    b: variant === 'nonctxB' ? 'parameter' : 'context',
    scale: 1 / rank,
    names: { a: `W_A_${role}`, b: `W_B_${role}` },
  }
}

/** One piece of a token's row of factors: its columns, and whether they come from the token. */
export type Piece = {
  name: string
  role: Role['role']
  side: 'a' | 'b'
  first: number
  width: number
  isContext: boolean
}

/**
 * The row of factors of a token: A of q, k, v, then B of q, k, v, as the official weights are ordered. Those that come from the token are
 * side by side: `context` tells from which column, and how many.
 */
export function factorRow(model: T6Model): {
  pieces: Piece[]
  width: number
  context: { first: number; width: number }
} {
  const { q, k, v } = rolesOf(model)
  let width = 0
  const pieces: Piece[] = []
  for (const side of ['a', 'b'] as const)
    for (const role of [q, k, v]) {
      const name = role.names[side]
      if (name === null) continue
      const piece = { name, role: role.role, side, first: width, isContext: role[side] === 'context' }
      pieces.push({ ...piece, width: role.rank * (side === 'a' ? model.h : model.dHead) })
      width += pieces.at(-1)?.width ?? 0
    }
  const fromToken = pieces.filter(({ isContext }) => isContext)
  const first = fromToken[0]?.first ?? 0
  return { pieces, width, context: { first, width: fromToken.reduce((sum, piece) => sum + piece.width, 0) } }
}
