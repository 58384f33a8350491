import { z } from 'zod'
import { METHODS } from './mimic-score.ts'

const Rate = z.number().gt(0).max(1000)
const Decay = z.number().min(0).lt(1)

/** The optimiser and its numbers; the order of their operations is the engine's. */
export const Optimizer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sgd'),
    lr: Rate,
    momentum: Decay.default(0.9),
    weightDecay: z.number().min(0).default(1e-5),
  }),
  z.strictObject({
    kind: z.literal('adamw'),
    lr: Rate.default(1e-4),
    betas: z.tuple([Decay, Decay]).default([0.9, 0.999]),
    eps: z.number().gt(0).default(1e-8),
    weightDecay: z.number().min(0).default(1e-5),
  }),
])
export type Optimizer = z.infer<typeof Optimizer>

/** How V h is worked out: from the weights, or from logits kept of the reference once a record (a linear probe alone allows it). */
export const FORMS = ['direct', 'cached-reference-logits'] as const

/**
 * How scores are taken and used. `calibrate`: the weighted gradient goes to the mimic layer's weight only and everything else, its
 * bias included, gets the plain mean (`layer`), or to all. Before `startingEpoch` scores are recorded and training stays plain.
 */
export const ScoreSettings = z.strictObject({
  mimicLayer: z.string().min(1).max(200).optional().describe('A weight by name, or `all`; left out: the last layer'),
  method: z.enum(METHODS).default('normed_proj'),
  temperature: z.number().gt(0).default(1),
  calibrate: z.enum(['layer', 'all']).default('layer'),
  startingEpoch: z.int().min(0).default(0),
  form: z.enum(FORMS).default('direct'),
})
export type ScoreSettings = z.infer<typeof ScoreSettings>

/** How a run trains. `dropLast`: the last, partial batch of an epoch is not used, and its records are not met. */
export const TrainSettings = z.strictObject({
  optimizer: Optimizer.default({ kind: 'adamw', lr: 1e-4, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 1e-5 }),
  batchSize: z.int().min(1).max(65_536).default(32),
  dropLast: z.boolean().default(false),
  epochs: z.int().min(1).max(10_000).default(5),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
})
export type TrainSettings = z.infer<typeof TrainSettings>
