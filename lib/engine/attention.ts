import type { Engine } from './engine.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** `batch` sequences of `tokens` tokens; `heads` heads of `size` numbers. */
export type AttentionShape = { batch: number; tokens: number; heads: number; size: number }

/**
 * Causal attention: out = softmax(q·kᵀ/√size)·v, head by head. q, k, v and out: (batch · tokens) × (heads · size). `weights`:
 * (batch · heads · tokens) × tokens, what the way back needs; past the diagonal it holds nothing of meaning.
 */
export function attention(
  engine: Engine,
  shape: AttentionShape,
  { q, k, v, out, weights }: { q: Tensor; k: Tensor; v: Tensor; out: Tensor; weights: Tensor },
): void {
  const { batch, tokens, heads, size } = shape
  for (const [name, tensor] of [
    ['q', q],
    ['k', k],
    ['v', v],
    ['The output', out],
  ] as const)
    requireShape(name, tensor, batch * tokens, heads * size)
  requireShape('The weights', weights, batch * heads * tokens, tokens)
  const operands = [q.at, k.at, v.at, out.at, weights.at]
  engine.run('attention', batch * heads, ...operands, heads * size * 4, tokens, heads, size, 1 / Math.sqrt(size))
}

/** The way back of `attention`: dq, dk, dv from dout. `room`: a tensor of the weights' shape, done with afterwards. */
export function attentionBack(
  engine: Engine,
  { batch, tokens, heads, size }: AttentionShape,
  { q, k, v, weights }: { q: Tensor; k: Tensor; v: Tensor; weights: Tensor },
  { dout, dq, dk, dv, room }: { dout: Tensor; dq: Tensor; dk: Tensor; dv: Tensor; room: Tensor },
): void {
  requireShape('The room', room, batch * heads * tokens, tokens)
  const operands = [q.at, k.at, v.at, weights.at, dout.at, dq.at, dk.at, dv.at, room.at]
  engine.run('attentionBack', batch * heads, ...operands, heads * size * 4, tokens, heads, size, 1 / Math.sqrt(size))
}
