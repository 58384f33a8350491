import { z } from 'zod'
import { type Digest, digestOfJson } from '../digest.ts'
import { MOST_COLUMNS } from '../engine/layout.ts'
import { FLOAT32_EPSILON } from '../engine/rms-norm.ts'
import { ROPE_ROUNDINGS } from '../engine/rope.ts'
import { missingOf, T6Shape } from './shape.ts'

/** A model that the engine can train: its shape, and the conventions of t6.md §2, of which those with one value are stated all the same. */
export const T6Model = T6Shape.extend({
  tied: z.literal(true).default(true).describe('Embedding and output share one matrix.'),
  context: z.int().min(2).max(65_536).describe('The longest sequence, in tokens.'),
  norm: z
    .strictObject({ type: z.literal('rms'), eps: z.number().positive(), learned: z.literal(false) })
    .default({ type: 'rms', eps: FLOAT32_EPSILON, learned: false }),
  headNorm: z.boolean().default(false).describe('RMSNorm with a weight, eps 1e-5, on each head’s output.'),
  rope: z
    .strictObject({
      base: z.number().min(1),
      pairing: z.literal('halves'),
      partialFactor: z.literal(1),
      appliedTo: z.literal('factors'),
      indexFrom: z.literal(0),
      rounding: z.enum(ROPE_ROUNDINGS),
    })
    .default({
      base: 10_000,
      pairing: 'halves',
      partialFactor: 1,
      appliedTo: 'factors',
      indexFrom: 0,
      rounding: 'exact',
    }),
  scaleByRank: z.literal(true).default(true),
}).superRefine((model, context) => {
  const { variant, dHead, h, G, vocab, dModel, ffnHidden } = model
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  for (const missing of missingOf(model)) say(missing, `The variant ${variant} needs ${missing}.`)
  if (variant === 'mla') say('variant', 'mla is counted here, and not trained. Take another.')
  if (variant === 'gqa' && G !== undefined && h % G !== 0) say('G', `${h} heads can't be shared evenly by ${G} groups.`)
  if (dHead % 2 !== 0) say('dHead', 'A head is turned by halves: its size is even.')
  const widest = Math.max(vocab, 2 * ffnHidden, h * dHead, dModel)
  if (widest > MOST_COLUMNS)
    say(
      'vocab',
      `A row of ${widest} numbers is more than the engine takes at once, ${MOST_COLUMNS}. Take a smaller model.`,
    )
})
export type T6Model = z.infer<typeof T6Model>

/** ⌊8d/3⌋: the hidden width of the official feed-forward part. */
export function hiddenOf(dModel: number): number {
  return Math.floor((8 * dModel) / 3)
}

/** The digest of a model's configuration, part of a run's replay key. */
export function modelDigest(model: T6Model): Digest {
  return digestOfJson(model)
}
