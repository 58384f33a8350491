import { z } from 'zod'

/** How the learning rate goes down after the warm-up: along half a cosine, in a line, or not. */
export const SCHEDULES = ['cosine', 'linear', 'constant'] as const
/** Which windows a batch takes: one after another through the tokens and again from the start; or at random, with replacement. */
export const SAMPLINGS = ['sequential', 'with-replacement'] as const

/** AdamW and the schedule (t6.md §6). `decayIters`: the step at which `lrMin` is reached. `clip` null: no clipping. */
export const Optimiser = z
  .strictObject({
    betas: z.tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)]).default([0.9, 0.95]),
    eps: z.number().positive().default(1e-8),
    weightDecay: z.number().min(0).default(0.1),
    clip: z.number().positive().nullable().default(1),
    lrMax: z.number().positive(),
    lrMin: z.number().min(0),
    warmup: z.int().min(0),
    schedule: z.enum(SCHEDULES),
    decayIters: z.int().min(1),
  })
  .refine(({ lrMax, lrMin }) => lrMin <= lrMax, { path: ['lrMin'], message: 'The least rate is above the greatest.' })
export type Optimiser = z.infer<typeof Optimiser>

/** A step takes `micro` · `accumulation` windows of `seqLen` tokens; `evalIters` batches of validation make a validation loss. */
export const Batch = z
  .strictObject({
    micro: z.int().min(1).max(4096),
    accumulation: z.int().min(1).max(4096).default(1),
    seqLen: z.int().min(2).max(65_536),
    sampling: z.enum(SAMPLINGS).default('sequential'),
    evalIters: z.int().min(1).max(100_000).default(8),
  })
  .refine(({ micro, seqLen }) => micro * seqLen <= 65_536, {
    path: ['micro'],
    message: 'A pass takes at most 65,536 tokens: micro times seqLen. Accumulate more passes instead.',
  })
export type Batch = z.infer<typeof Batch>

/** All that decides a training beside model and data. */
export const TrainingSettings = z.strictObject({
  optim: Optimiser,
  batch: Batch,
  seed: z.int().min(0),
})
export type TrainingSettings = z.infer<typeof TrainingSettings>
