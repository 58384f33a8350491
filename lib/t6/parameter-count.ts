import { missingOf, type T6Shape } from './shape.ts'

/**
 * The weights of one attention layer, without biases (T6 table 1; appendix G for the variants). Null where the shape lacks a size that its variant needs.
 */
export function attentionParameters(shape: T6Shape): number | null {
  if (missingOf(shape).length > 0) return null
  const { variant, dModel: d, h, dHead: e, RQ = 0, RK = 0, RV = 0, G = 0, mla } = shape
  const out = d * h * e
  if (variant === 'mla') {
    if (mla === undefined) return null
    const { dc, dcq, dRope } = mla
    return dcq * (d + h * e + h * dRope) + dc * (d + 2 * h * e) + d * (h * e + dRope)
  }
  const counts = {
    mha: 4 * out,
    mqa: 2 * d * e * (h + 1),
    gqa: 2 * d * e * (h + G),
    tpa: d * (RQ + RK + RV) * (h + e) + out,
    kvonly: d * (RK + RV) * (h + e) + 2 * out,
    nonctxA: (RQ + RK + RV) * (d * e + h) + out,
    nonctxB: (RQ + RK + RV) * (d * h + e) + out,
  }
  return counts[variant]
}

/**
 * The weights of the whole model: of each layer attention and the three matrices of SwiGLU, and the embedding, once where it is tied (T6 §4.3). Norms
 * have no weights. Null as `attentionParameters`.
 */
export function parameterCount(shape: T6Shape): number | null {
  const attention = attentionParameters(shape)
  if (attention === null) return null
  const { L, dModel, ffnHidden, vocab, tied } = shape
  return L * (attention + 3 * dModel * ffnHidden) + vocab * dModel * (tied ? 1 : 2)
}
