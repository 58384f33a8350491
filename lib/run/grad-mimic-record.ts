import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, requiredText } from '../evidence.ts'
import { JsonObject } from './json-object.ts'

const Count = z.int().min(0)
const Positive = z.int().min(1)
const Share = z.number().min(0).max(1)
const text = boundedText(300)

/**
 * What a Grad-Mimic run was told to do, by the parts of its record. All may be left out of a run that was made elsewhere: the check of the record names what
 * is missing. The reference model is an input with a provenance of its own: what it was trained on stands among the inputs.
 */
export const GradMimicConfiguration = z.strictObject({
  implementation: z
    .strictObject({ name: requiredText(200), version: text.default(''), commit: text.default('') })
    .optional(),
  input: z
    .strictObject({
      records: Positive.optional(),
      split: text.optional(),
      sampleOrder: Digest.describe('Of the ids in the order in which they were read').optional(),
      labelField: text.optional(),
      preprocessing: text.optional(),
    })
    .optional(),
  labels: z
    .strictObject({
      noiseKind: text,
      rate: Share,
      seed: z.int().optional(),
      corrupted: Count.optional(),
      corruptedIdsDigest: Digest.optional(),
    })
    .describe('Of simulations only: what was made wrong on purpose')
    .optional(),
  model: z
    .strictObject({ arch: text, initWeightsDigest: Digest.optional(), trainableParams: Positive.optional() })
    .optional(),
  reference: z
    .strictObject({
      weightsDigest: Digest.optional(),
      origin: text.optional(),
      licence: text.optional(),
      sharedInit: z.boolean().optional(),
      sigma: z.number().min(0).optional(),
    })
    .optional(),
  score: z
    .strictObject({
      mimicLayer: text.optional(),
      method: z.enum(['proj', 'cos', 'normed_proj', 'normed_cos']).optional(),
      temperature: z.number().positive().optional(),
      form: z.enum(['direct', 'cached-reference-logits']).optional(),
      lossReduction: z.enum(['mean', 'sum']).optional(),
      startingEpoch: Count.optional(),
    })
    .optional(),
  train: z
    .strictObject({
      optimizer: text.optional(),
      lr: z.number().optional(),
      weightDecay: z.number().optional(),
      batchSize: Positive,
      dropLast: z.boolean().default(false),
      epochs: Positive,
    })
    .optional(),
  stage2: JsonObject.describe('How scores became votes, and votes a filter').optional(),
})
export type GradMimicConfiguration = z.infer<typeof GradMimicConfiguration>

/** What a Grad-Mimic run says of itself: how many records it kept, dropped and could not tell, and, where the truth is known, how well. */
export const GradMimicResult = z.strictObject({
  kept: Count.optional(),
  dropped: Count.optional(),
  unknown: Count.default(0),
  steps: Positive.optional(),
  keptShare: Share.describe('The estimate of quality: the share that was kept').optional(),
  keptIdsDigest: Digest.optional(),
  droppedIdsDigest: Digest.optional(),
  truth: z
    .strictObject({
      wrong: Count.describe('Records that are known to be wrong'),
      wrongDropped: Count,
      precision: Share.optional(),
      recall: Share.optional(),
      f1: Share.optional(),
      auc: Share.optional(),
    })
    .optional(),
  sources: z
    .array(
      z.strictObject({
        source: text.nullable(),
        kept: Count,
        dropped: Count,
        unknown: Count.default(0),
        reason: z.enum(['licence', 'preference', 'claim', 'quality']).default('quality'),
      }),
    )
    .max(1000)
    .default([]),
})
export type GradMimicResult = z.infer<typeof GradMimicResult>
