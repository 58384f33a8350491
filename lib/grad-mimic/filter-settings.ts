import { z } from 'zod'

/** How an epoch's scores become votes. */
export const BINARISERS = ['threshold', 'kmeans1d', 'gmm'] as const
export const Binariser = z.enum(BINARISERS)
export type Binariser = z.infer<typeof Binariser>

/** What becomes of a record for which exactly half of the epochs spoke. */
export const TieRule = z.enum(['keep', 'drop'])
export type TieRule = z.infer<typeof TieRule>

/** The kinds of `Aggregate`, the usual one first. */
export const AGGREGATES = ['majority', 'em', 'mean'] as const satisfies readonly Aggregate['kind'][]

/** How the epochs become one value for each record: the share of keeps, the label model's posterior, or the mean score. */
export const Aggregate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('majority'), tieRule: TieRule.default('keep') }),
  z.strictObject({ kind: z.literal('em'), prior: z.number().gt(0).lt(1).default(0.5) }),
  z.strictObject({ kind: z.literal('mean') }),
])
export type Aggregate = z.infer<typeof Aggregate>

const Share = z.number().min(0).max(1)

/**
 * Which records stay. `half`: those with a value over a half. `top`: that share of the records, by value. `both-top`: those in the
 * top share of this value and of another score. `other-minus-bottom`: the top share by another score, less the bottom share by this
 * value (the "top 30 % minus mimic bottom 15 %" of DataComp).
 */
export const KeepRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('half') }),
  z.strictObject({ kind: z.literal('top'), share: Share }),
  z.strictObject({ kind: z.literal('both-top'), share: Share, other: z.string().min(1), otherShare: Share }),
  z.strictObject({ kind: z.literal('other-minus-bottom'), other: z.string().min(1), otherShare: Share, bottom: Share }),
])
export type KeepRule = z.infer<typeof KeepRule>

/**
 * The second stage, whole: from scores to a filter. Left out: votes by `threshold`, `majority` with ties kept, and those over a
 * half stay. A mean score has no half, so `mean` needs a share.
 */
export const FilterSettings = z
  .strictObject({
    binarise: Binariser.default('threshold'),
    aggregate: Aggregate.default({ kind: 'majority', tieRule: 'keep' }),
    keepRule: KeepRule.default({ kind: 'half' }),
  })
  .refine(({ aggregate, keepRule }) => aggregate.kind !== 'mean' || keepRule.kind !== 'half', {
    path: ['keepRule'],
    message:
      'A mean score has no half to pass: name the share of records to keep, for example {"kind":"top","share":0.3}.',
  })
export type FilterSettings = z.infer<typeof FilterSettings>
