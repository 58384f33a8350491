import { type LossRoom, lossRoom } from '../engine/cross-entropy.ts'
import type { Engine } from '../engine/engine.ts'
import { type RopeTables, ropeTables } from '../engine/rope.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { T6Model } from './model.ts'
import { factorRow, rolesOf } from './roles.ts'

/** What a layer keeps of a pass for its way back. Rows are tokens: sequences one after another. */
export type LayerState = {
  /** The hidden state that came in, and after attention. */
  x: Tensor
  middle: Tensor
  /** Both, normed. */
  normed: Tensor
  normedMiddle: Tensor
  /** Rows of factors, those of queries and keys turned; the heads made of them. */
  factors: Tensor
  q: Tensor
  k: Tensor
  v: Tensor
  /** Attention's weights and what heads put out, as it is and normed (the same tensor where heads aren't normed). */
  weights: Tensor
  heads: Tensor
  headsNormed: Tensor
  /** The feed-forward part: both inputs of the gate side by side, and what comes out of it: the rows h of `mlp.c_proj`. */
  both: Tensor
  gated: Tensor
}

/** Room for the way back, used by every layer in turn. */
export type BackRoom = {
  dx: Tensor
  dnormed: Tensor
  dfactors: Tensor
  dq: Tensor
  dk: Tensor
  dv: Tensor
  dheads: Tensor
  room: Tensor
  dboth: Tensor
  dgated: Tensor
}

/** All that passes over `batch` sequences of up to `tokens` tokens need; taken once. */
export type Workspace = {
  engine: Engine
  model: T6Model
  batch: number
  tokens: number
  tables: RopeTables
  /** A of roles with a fixed A: which group each head takes. */
  fixed: { q: Tensor | null; k: Tensor | null; v: Tensor | null }
  ids: Int32Array
  layers: LayerState[]
  /** The hidden state after the last layer, and normed; logits, which the loss may turn into their gradient. */
  last: Tensor
  lastNormed: Tensor
  logits: Tensor
  loss: LossRoom
  back: BackRoom
}

/** Takes the room for passes over `batch` sequences of `tokens` tokens. Refuses more tokens than the model's context. */
export function takeWorkspace(engine: Engine, model: T6Model, batch: number, tokens: number): Workspace {
  if (tokens > model.context)
    throw new RangeError(`${tokens} tokens are more than the model's context of ${model.context}.`)
  const { dModel, dHead, h, ffnHidden, vocab, L, rope, headNorm } = model
  const rows = batch * tokens
  const width = factorRow(model).width
  const take = (cols: number) => engine.tensor(rows, cols)
  const square = () => engine.tensor(batch * h * tokens, tokens)
  const layers = Array.from({ length: L }, (): LayerState => {
    const heads = take(h * dHead)
    return {
      ...{ x: take(dModel), middle: take(dModel), normed: take(dModel), normedMiddle: take(dModel) },
      ...{ factors: take(width), q: take(h * dHead), k: take(h * dHead), v: take(h * dHead), weights: square() },
      ...{ heads, headsNormed: headNorm ? take(h * dHead) : heads, both: take(2 * ffnHidden), gated: take(ffnHidden) },
    }
  })
  return {
    ...{ engine, model, batch, tokens, layers },
    tables: ropeTables(engine, { positions: tokens, size: dHead, base: rope.base, rounding: rope.rounding }),
    fixed: fixedFactors(engine, model),
    ids: new Int32Array(rows),
    ...{ last: take(dModel), lastNormed: take(dModel), logits: take(vocab), loss: lossRoom(engine, rows) },
    back: {
      ...{ dx: take(dModel), dnormed: take(dModel), dfactors: take(width), dheads: take(h * dHead) },
      ...{ dq: take(h * dHead), dk: take(h * dHead), dv: take(h * dHead), room: square() },
      ...{ dboth: take(2 * ffnHidden), dgated: take(ffnHidden) },
    },
  }
}

/** For each role with a fixed A, its matrix of heads × groups: 1 where head i takes group ⌊i·groups/heads⌋. */
function fixedFactors(engine: Engine, model: T6Model): Workspace['fixed'] {
  const { q, k, v } = rolesOf(model)
  const [forQ, forK, forV] = [q, k, v].map(({ a, rank }) => {
    if (a !== 'fixed') return null
    const matrix = engine.tensor(model.h, rank)
    for (let head = 0; head < model.h; head += 1) matrix.data[head * rank + Math.floor((head * rank) / model.h)] = 1
    return matrix
  })
  return { q: forQ ?? null, k: forK ?? null, v: forV ?? null }
}
