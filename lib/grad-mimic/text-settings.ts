import { z } from 'zod'
import { METHODS } from './mimic-score.ts'
import { TrainSettings } from './online-settings.ts'

/**
 * How records of text are scored. `mimicLayer`: left out, the last block's `mlp.c_proj.weight`, whose gradient at a token comes
 * from that token's loss alone; `all`, or any other weight, is scored by one pass a record. `lossReduction`: a record's loss is the
 * mean over its targets; `sum` lets long records rule the batch.
 */
export const TextScoreSettings = z.strictObject({
  mimicLayer: z.string().min(1).max(200).optional(),
  method: z.enum(METHODS).default('normed_proj'),
  temperature: z.number().gt(0).default(1),
  calibrate: z.enum(['layer', 'all']).default('layer'),
  startingEpoch: z.int().min(0).default(0),
  lossReduction: z.enum(['mean', 'sum']).default('mean'),
})
export type TextScoreSettings = z.infer<typeof TextScoreSettings>

/**
 * How a run over text trains. `batchSize` counts records, `window` tokens (null: the model's context). `clip`: the most that the
 * norm of all gradients may be, null: no limit. `scoringOnly`: nothing is trained, and one epoch scores every record at the weights
 * given.
 */
export const TextTrainSettings = TrainSettings.extend({
  window: z.int().min(1).max(65_536).nullable().default(null),
  clip: z.number().gt(0).nullable().default(1),
  scoringOnly: z.boolean().default(false),
}).refine(({ scoringOnly, epochs }) => !scoringOnly || epochs === 1, {
  path: ['epochs'],
  message: 'Without training every epoch gives the same scores: ask for one, and score several checkpoints instead.',
})
export type TextTrainSettings = z.infer<typeof TextTrainSettings>
