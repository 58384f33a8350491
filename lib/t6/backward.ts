import { attentionBack } from '../engine/attention.ts'
import { scaleRows } from '../engine/elements.ts'
import { scatterAdd } from '../engine/embedding.ts'
import { matmul } from '../engine/matmul.ts'
import { rmsNormBack, rmsNormGain } from '../engine/rms-norm.ts'
import { swigluBack } from '../engine/swiglu.ts'
import type { Tensor } from '../engine/tensor.ts'
import { factorsBack } from './factor-heads.ts'
import { byHead, HEAD_NORM_EPSILON, shapeOf } from './forward.ts'
import type { Parameters } from './parameters.ts'
import type { LayerState, Workspace } from './workspace.ts'

/**
 * Rows of one weight's output gradient, each times a number before the weight's own gradient is made of them; nothing else changes. For the
 * layer of a Mimic Score: its weight is `transformer.h.LAYER.mlp.c_proj.weight`. `weights`: rows × 1, `room`: rows × dModel.
 */
export type RowWeights = { layer: number; weights: Tensor; room: Tensor }

/** The whole way back from dlogits, which stands in space.logits: every weight's gradient is added to `gradients`. */
export function backward(
  space: Workspace,
  parameters: Parameters,
  gradients: Parameters,
  rowWeights: RowWeights | null = null,
): void {
  const norm = { eps: space.model.norm.eps, weight: null }
  headBack(space, parameters, gradients)
  for (let layer = space.layers.length - 1; layer >= 0; layer -= 1) {
    const state = space.layers[layer]
    if (state === undefined) continue
    feedForwardBack(space, parameters, gradients, layer, state, rowWeights?.layer === layer ? rowWeights : null)
    attendNormedBack(space, parameters, gradients, layer, state)
    rmsNormBack(space.engine, state.x, space.back.dnormed, space.back.dx, { ...norm, add: true })
  }
  scatterAdd(gradients.named('transformer.wte.weight'), space.ids, space.back.dx)
}

/** From dlogits to back.dx, the gradient of the last hidden state: what a scoring-only pass needs. `gradients` null: none is made. */
export function headBack(space: Workspace, parameters: Parameters, gradients: Parameters | null): void {
  const { engine, model, last, lastNormed, logits, back } = space
  const embedding = 'transformer.wte.weight'
  if (gradients !== null) matmul(engine, logits, lastNormed, gradients.named(embedding), { form: 'aTb', add: true })
  matmul(engine, logits, parameters.named(embedding), back.dnormed)
  rmsNormBack(engine, last, back.dnormed, back.dx, { eps: model.norm.eps, weight: null })
}

function feedForwardBack(
  space: Workspace,
  parameters: Parameters,
  gradients: Parameters,
  layer: number,
  state: LayerState,
  rowWeights: RowWeights | null,
): void {
  const { engine, model, back } = space
  const block = `transformer.h.${layer}.mlp`
  if (rowWeights !== null) scaleRows(engine, back.dx, rowWeights.weights, rowWeights.room)
  const projection = gradients.named(`${block}.c_proj.weight`)
  matmul(engine, rowWeights?.room ?? back.dx, state.gated, projection, { form: 'aTb', add: true })
  matmul(engine, back.dx, parameters.named(`${block}.c_proj.weight`), back.dgated)
  swigluBack(engine, state.both, back.dgated, back.dboth)
  const [gates, rows] = [`${block}.c_fc1.weight`, 2 * model.ffnHidden]
  matmul(engine, back.dboth, state.normedMiddle, gradients.from(gates, rows), { form: 'aTb', add: true })
  matmul(engine, back.dboth, parameters.from(gates, rows), back.dnormed)
  rmsNormBack(engine, state.middle, back.dnormed, back.dx, { eps: model.norm.eps, weight: null, add: true })
}

/** The way back of `attendNormed`: back.dx is the gradient of what it put out, back.dnormed becomes that of what came in. */
export function attendNormedBack(
  space: Workspace,
  parameters: Parameters,
  gradients: Parameters,
  layer: number,
  state: LayerState,
): void {
  const { engine, model, back } = space
  const block = `transformer.h.${layer}.attn`
  const projection = `${block}.c_proj.weight`
  matmul(engine, back.dx, state.headsNormed, gradients.named(projection), { form: 'aTb', add: true })
  matmul(engine, back.dx, parameters.named(projection), back.dheads)
  if (model.headNorm) {
    const heads = byHead(space, state.heads)
    const slopes = byHead(space, back.dheads)
    const weight = parameters.named(`${block}.subln.weight`)
    rmsNormGain(engine, heads, slopes, gradients.named(`${block}.subln.weight`), HEAD_NORM_EPSILON)
    rmsNormBack(engine, heads, slopes, slopes, { eps: HEAD_NORM_EPSILON, weight })
  }
  const { dheads: dout, dq, dk, dv, room } = back
  attentionBack(engine, shapeOf(space), state, { dout, dq, dk, dv, room })
  factorsBack(space, parameters, gradients, layer, state)
}
