import { missingOf, type T6Shape } from './shape.ts'

/** The numbers that are kept of each token in each layer while text is generated (T6 table 1). Null where the shape lacks a size that its variant needs. */
export function cacheNumbers(shape: T6Shape): number | null {
  if (missingOf(shape).length > 0) return null
  const { variant, h, dHead: e, RK = 0, RV = 0, G = 0, mla } = shape
  if (variant === 'mla') return mla === undefined ? null : mla.dc + mla.dRope
  const numbers = {
    mha: 2 * h * e,
    mqa: 2 * e,
    gqa: 2 * G * e,
    tpa: (RK + RV) * (h + e),
    kvonly: (RK + RV) * (h + e),
    nonctxA: (RK + RV) * e,
    nonctxB: (RK + RV) * h,
  }
  return numbers[variant]
}

/** The bytes that are kept of each token in all layers; a number has `bytesPerNumber` (2 in bfloat16, 4 in float32). Null as `cacheNumbers`. */
export function cacheBytesPerToken(shape: T6Shape, bytesPerNumber: number): number | null {
  const numbers = cacheNumbers(shape)
  return numbers === null ? null : shape.L * numbers * bytesPerNumber
}
