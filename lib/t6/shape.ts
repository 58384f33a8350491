import { z } from 'zod'

/** The kinds of attention that the paper compares, and its own variants (T6 §3, §4, appendix G). */
export const T6_VARIANTS = ['tpa', 'kvonly', 'nonctxA', 'nonctxB', 'mha', 'mqa', 'gqa', 'mla'] as const
export const T6Variant = z.enum(T6_VARIANTS)
export type T6Variant = z.infer<typeof T6Variant>

const Size = z.number().int().min(1).max(1_000_000_000)

/** The latent sizes of MLA: of keys and values (`dc`), of queries (`dcq`), and of the rotated part of a key (`dRope`). */
export const MlaSizes = z.strictObject({ dc: Size, dcq: Size, dRope: Size })
export type MlaSizes = z.infer<typeof MlaSizes>

/**
 * What the number of parameters and the size of the cache follow from, in the paper's letters: `L` layers of width `dModel`, `h` heads of `dHead`
 * dimensions, ranks `RQ`, `RK`, `RV`, `G` groups of keys and values (GQA), `ffnHidden` hidden units of SwiGLU, `vocab` symbols, and whether the output
 * shares the embedding's weights (`tied`).
 */
export const T6Shape = z.strictObject({
  variant: T6Variant,
  L: Size,
  dModel: Size,
  h: Size,
  dHead: Size,
  RQ: Size.optional(),
  RK: Size.optional(),
  RV: Size.optional(),
  G: Size.optional(),
  mla: MlaSizes.optional(),
  ffnHidden: Size,
  vocab: Size,
  tied: z.boolean(),
})
export type T6Shape = z.infer<typeof T6Shape>

const NEEDS: Record<T6Variant, readonly ('RQ' | 'RK' | 'RV' | 'G' | 'mla')[]> = {
  tpa: ['RQ', 'RK', 'RV'],
  kvonly: ['RK', 'RV'],
  nonctxA: ['RQ', 'RK', 'RV'],
  nonctxB: ['RQ', 'RK', 'RV'],
  mha: [],
  mqa: [],
  gqa: ['G'],
  mla: ['mla'],
}

/** The fields that the variant's formulas need and the shape does not give, in the order of the paper; none where all are there. */
export function missingOf(shape: Pick<T6Shape, 'variant' | 'RQ' | 'RK' | 'RV' | 'G' | 'mla'>): string[] {
  return NEEDS[shape.variant].filter((name) => shape[name] === undefined)
}
