import { sumRows } from '../engine/elements.ts'
import { rope } from '../engine/rope.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { Parameters } from './parameters.ts'
import { factorRow, type Piece, type Role, rolesOf } from './roles.ts'
import type { LayerState, Workspace } from './workspace.ts'

/**
 * Rows of factors from normed hidden states: one product for all that come from the token, parameters set beside them in every row, B of
 * queries and keys turned by position (t6.md, 3.1 and 3.5).
 */
export function makeFactors(space: Workspace, parameters: Parameters, layer: number, state: LayerState): void {
  const { engine, model, tables, tokens } = space
  const { pieces, context } = factorRow(model)
  const { factors, normed } = state
  const weights = contextWeights(parameters, layer, pieces, context.width)
  const d = model.dModel
  const [out, row] = [factors.at + context.first * 4, factors.cols * 4]
  engine.run('matmul', normed.rows, normed.at, d * 4, 4, weights.at, 4, d * 4, out, row, d, context.width, 1, 0, 0)
  for (const piece of pieces) if (!piece.isContext) fillColumns(factors, piece, parameters.named(nameOf(layer, piece)))
  for (const { first, width } of turnedPieces(pieces))
    rope(engine, factors, tables, { first, count: width / model.dHead, tokens, back: false })
}

/** The heads of all three roles from rows of factors. */
export function makeHeads(space: Workspace, state: LayerState): void {
  const roles = rolesOf(space.model)
  for (const role of [roles.q, roles.k, roles.v]) {
    const { left, right, out, sizes } = operands(space, role, state.factors, state[role.role])
    space.engine.run('matmulEach', state.factors.rows, ...left, ...right, ...out, ...sizes, role.scale)
  }
}

/** The way back of `makeHeads` and `makeFactors`: gradients of the weights are added, that of the normed state goes to back.dnormed. */
export function factorsBack(
  space: Workspace,
  parameters: Parameters,
  gradients: Parameters,
  layer: number,
  state: LayerState,
): void {
  const { engine, model, back, tables, tokens } = space
  const { pieces, context } = factorRow(model)
  const roles = rolesOf(model)
  for (const role of [roles.q, roles.k, roles.v]) headsBack(space, role, state)
  for (const { first, width } of turnedPieces(pieces))
    rope(engine, back.dfactors, tables, { first, count: width / model.dHead, tokens, back: true })
  const rows = back.dfactors.rows
  const d = model.dModel
  const from = [back.dfactors.at + context.first * 4, back.dfactors.cols * 4]
  const weights = contextWeights(parameters, layer, pieces, context.width)
  const grads = contextWeights(gradients, layer, pieces, context.width)
  const [at = 0, row = 0] = from
  engine.run('matmul', context.width, at, 4, row, state.normed.at, d * 4, 4, grads.at, d * 4, rows, d, 1, 1, 0)
  engine.run('matmul', rows, at, row, 4, weights.at, d * 4, 4, back.dnormed.at, d * 4, context.width, d, 1, 0, 0)
  for (const piece of pieces) if (!piece.isContext) sumColumns(space, piece, gradients.named(nameOf(layer, piece)))
}

function headsBack(space: Workspace, role: Role, state: LayerState): void {
  const { engine, model, back, fixed } = space
  const { h, dHead } = model
  const dout = { q: back.dq, k: back.dk, v: back.dv }[role.role]
  const { a, b } = columnsOf(space, role)
  const rows = state.factors.rows
  const [next, outNext] = [state.factors.cols * 4, dout.cols * 4]
  const matrix = fixed[role.role]
  if (matrix === null) {
    const right = [state.factors.at + b * 4, 4, dHead * 4, next]
    const to = [back.dfactors.at + a * 4, role.rank * 4, next]
    engine.run('matmulEach', rows, dout.at, dHead * 4, 4, outNext, ...right, ...to, h, dHead, role.rank, role.scale)
  }
  const left = matrix === null ? [state.factors.at + a * 4, 4, role.rank * 4, next] : [matrix.at, 4, role.rank * 4, 0]
  const to = [back.dfactors.at + b * 4, dHead * 4, next]
  engine.run('matmulEach', rows, ...left, dout.at, dHead * 4, 4, outNext, ...to, role.rank, h, dHead, role.scale)
}

function operands(space: Workspace, role: Role, factors: Tensor, heads: Tensor) {
  const { model, fixed } = space
  const { a, b } = columnsOf(space, role)
  const matrix = fixed[role.role]
  const next = factors.cols * 4
  return {
    left: matrix === null ? [factors.at + a * 4, role.rank * 4, 4, next] : [matrix.at, role.rank * 4, 4, 0],
    right: [factors.at + b * 4, model.dHead * 4, 4, next],
    out: [heads.at, model.dHead * 4, heads.cols * 4],
    sizes: [model.h, role.rank, model.dHead],
  }
}

/** From which columns on A and B of a role are; A's is 0 where it is fixed. */
function columnsOf({ model }: Workspace, role: Role): { a: number; b: number } {
  const of = (side: 'a' | 'b') =>
    factorRow(model).pieces.find((piece) => piece.role === role.role && piece.side === side)?.first ?? 0
  return { a: of('a'), b: of('b') }
}

/** B of queries and keys: what is turned by position. */
function turnedPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(({ side, role }) => side === 'b' && role !== 'v')
}

/** The weights of all factors that come from the token, as one matrix: they stand together. */
function contextWeights(parameters: Parameters, layer: number, pieces: readonly Piece[], width: number): Tensor {
  const first = pieces.find(({ isContext }) => isContext)
  if (first === undefined) throw new RangeError('Every variant has factors that come from the token.')
  return parameters.from(nameOf(layer, first), width)
}

/** The official name of a factor's weight. */
export function nameOf(layer: number, { name }: Pick<Piece, 'name'>): string {
  return `transformer.h.${layer}.attn.c_qkv.${name}.weight`
}

function fillColumns(rows: Tensor, { first, width }: Piece, { data }: Tensor): void {
  for (let row = 0; row < rows.rows; row += 1) rows.data.set(data.subarray(0, width), row * rows.cols + first)
}

/** The gradient of a factor that is a parameter: the sum of its columns, rows ascending, f64 inside. */
function sumColumns(space: Workspace, { first, width }: Piece, grad: Tensor): void {
  const { engine, back } = space
  const mark = engine.mark()
  const copy = engine.tensor(back.dfactors.rows, width)
  for (let row = 0; row < copy.rows; row += 1) {
    const from = row * back.dfactors.cols + first
    copy.data.set(back.dfactors.data.subarray(from, from + width), row * width)
  }
  sumRows(engine, copy, grad)
  engine.release(mark)
}
