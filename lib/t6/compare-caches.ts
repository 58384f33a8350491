import { cacheBytesPerToken, cacheNumbers } from './cache-size.ts'
import { attentionParameters } from './parameter-count.ts'
import { missingOf, type T6Shape, type T6Variant } from './shape.ts'

/**
 * What one kind of attention would keep at the sizes of a model: numbers of each token and layer, bytes of each token in all layers, its share of what MHA keeps
 * (1: as much), and the weights of an attention layer. Null where the model lacks a size that the kind needs: `missing` names them.
 */
export type ComparedCache = {
  variant: T6Variant
  isOwn: boolean
  numbers: number | null
  bytesPerToken: number | null
  shareOfMha: number | null
  attentionParameters: number | null
  missing: string[]
  /** How many groups are taken for GQA where the model names none: those of the paper’s baselines. Null: the model’s own, or another kind. */
  assumedGroups: number | null
}

/** GQA as the paper’s baselines have it: two heads of keys and values (H.1). */
const GROUPS_OF_BASELINES = 2

/**
 * The cache of every kind of attention at the same heads, head size and ranks as a model has (T6 table 1, appendix G). MHA first, the model's own kind among
 * them. That heads are equal means that weights are not: the paper's baselines have fewer heads instead. `bytesPerNumber`: 2 in bfloat16, 4 in float32; null: not known.
 */
export function compareCaches(model: T6Shape, bytesPerNumber: number | null): ComparedCache[] {
  const most = cacheNumbers({ ...model, variant: 'mha' })
  return ORDER.map((variant) => {
    const isAssumed = variant === 'gqa' && model.G === undefined && model.h % GROUPS_OF_BASELINES === 0
    const shape = { ...model, variant, ...(isAssumed && { G: GROUPS_OF_BASELINES }) }
    const numbers = cacheNumbers(shape)
    return {
      ...{ variant, isOwn: variant === model.variant, numbers },
      bytesPerToken: bytesPerNumber === null ? null : cacheBytesPerToken(shape, bytesPerNumber),
      shareOfMha: numbers === null || most === null ? null : numbers / most,
      attentionParameters: attentionParameters(shape),
      missing: missingOf(shape),
      assumedGroups: isAssumed ? GROUPS_OF_BASELINES : null,
    }
  })
}

/** As the paper tells them: the usual kinds, then its own. */
const ORDER = [
  'mha',
  'mqa',
  'gqa',
  'mla',
  'tpa',
  'kvonly',
  'nonctxA',
  'nonctxB',
] as const satisfies readonly T6Variant[]
