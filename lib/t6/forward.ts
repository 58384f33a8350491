import { attention } from '../engine/attention.ts'
import { gather } from '../engine/embedding.ts'
import { matmul } from '../engine/matmul.ts'
import { rmsNorm } from '../engine/rms-norm.ts'
import { swiglu } from '../engine/swiglu.ts'
import type { Tensor } from '../engine/tensor.ts'
import { makeFactors, makeHeads } from './factor-heads.ts'
import type { Parameters } from './parameters.ts'
import type { LayerState, Workspace } from './workspace.ts'

/** The epsilon of the norm on each head's output (t6.md §2). */
export const HEAD_NORM_EPSILON = 1e-5

/** The whole pass over space.ids: hidden states of every layer, and logits (rows × vocab) of every token (t6.md §1). */
export function forward(space: Workspace, parameters: Parameters): void {
  const { engine, model, layers, last, lastNormed, logits } = space
  const embedding = parameters.named('transformer.wte.weight')
  gather(embedding, space.ids, layers[0]?.x ?? last)
  layers.forEach((state, layer) => {
    attend(space, parameters, layer, state)
    feedForward(space, parameters, layer, state, layers[layer + 1]?.x ?? last)
  })
  rmsNorm(engine, last, lastNormed, { eps: model.norm.eps, weight: null })
  matmul(engine, lastNormed, embedding, logits, { form: 'abT' })
}

/** middle = x + attention(norm(x))·Wᵀ. */
function attend(space: Workspace, parameters: Parameters, layer: number, state: LayerState): void {
  rmsNorm(space.engine, state.x, state.normed, { eps: space.model.norm.eps, weight: null })
  state.middle.data.set(state.x.data)
  attendNormed(space, parameters, layer, state)
}

/** Attention of normed hidden states, added to `middle`: factors, heads, weights, what heads put out, projection. */
export function attendNormed(space: Workspace, parameters: Parameters, layer: number, state: LayerState): void {
  const { engine } = space
  makeFactors(space, parameters, layer, state)
  makeHeads(space, state)
  const { q, k, v, heads, weights } = state
  attention(engine, shapeOf(space), { q, k, v, out: heads, weights })
  projectHeads(space, parameters, layer, state)
}

/** What heads put out, normed where heads are, times the output weights, added to `middle`. */
export function projectHeads(space: Workspace, parameters: Parameters, layer: number, state: LayerState): void {
  const { engine, model } = space
  if (model.headNorm) {
    const heads = byHead(space, state.heads)
    const weight = parameters.named(`transformer.h.${layer}.attn.subln.weight`)
    rmsNorm(engine, heads, byHead(space, state.headsNormed), { eps: HEAD_NORM_EPSILON, weight })
  }
  const projection = parameters.named(`transformer.h.${layer}.attn.c_proj.weight`)
  matmul(engine, state.headsNormed, projection, state.middle, { form: 'abT', add: true })
}

/** out = middle + (silu(u) ⊙ g)·Wᵀ with u, g of norm(middle). */
export function feedForward(
  space: Workspace,
  parameters: Parameters,
  layer: number,
  state: LayerState,
  out: Tensor,
): void {
  const { engine, model } = space
  const block = `transformer.h.${layer}.mlp`
  rmsNorm(engine, state.middle, state.normedMiddle, { eps: model.norm.eps, weight: null })
  const gates = parameters.from(`${block}.c_fc1.weight`, 2 * model.ffnHidden)
  matmul(engine, state.normedMiddle, gates, state.both, { form: 'abT' })
  swiglu(engine, state.both, state.gated)
  out.data.set(state.middle.data)
  matmul(engine, state.gated, parameters.named(`${block}.c_proj.weight`), out, { form: 'abT', add: true })
}

/** The shape of attention in this room. */
export function shapeOf({ batch, tokens, model }: Workspace) {
  return { batch, tokens, heads: model.h, size: model.dHead }
}

/** Rows of heads side by side, as one row a head. */
export function byHead({ model }: Workspace, { at, rows, data }: Tensor): Tensor {
  return { at, rows: rows * model.h, cols: model.dHead, data }
}
