import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, requiredText } from '../evidence.ts'
import { Classifier } from '../grad-mimic/classifier.ts'
import { ExampleRecord } from '../grad-mimic/example-records.ts'
import { ScoreDistribution } from '../grad-mimic/score-distribution.ts'
import { T6Model } from '../t6/model.ts'
import { MadeVersion } from './filter-order-parts.ts'
import { JsonObject } from './json-object.ts'
import { LabelledReading, MOST_CLASSES } from './labelled-reading.ts'
import { Reading } from './reading.ts'

const Count = z.int().min(0)
const Positive = z.int().min(1)
const Share = z.number().min(0).max(1)
const text = boundedText(300)

/** How the reference of a filter is trained in the run itself, before the records are scored: on which version, and with which settings. */
const ReferenceTraining = z.strictObject({
  version: Digest,
  labelled: LabelledReading,
  labelledDigest: Digest,
  records: Positive,
  optimizer: text,
  lr: z.number(),
  weightDecay: z.number(),
  batchSize: Positive,
  epochs: Positive,
})

/**
 * What a Grad-Mimic run was told to do, by the parts of its record. All may be left out of a run that was made elsewhere: the check of the record names what
 * is missing. The reference model is an input with a provenance of its own: what it was trained on stands among the inputs.
 */
export const GradMimicConfiguration = z.strictObject({
  task: z.enum(['text', 'classification']).describe('What its records are, where it is told').optional(),
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
      reading: Reading.describe('How texts were read of the version, where this registry did').optional(),
      textsDigest: Digest.describe('Of the texts in the order in which they were read').optional(),
      labelled: LabelledReading.describe('How labels and features were read of the version').optional(),
      labelledDigest: Digest.describe('Of ids, labels and features in the order in which they were read').optional(),
      truth: text.describe('The column of the right labels, where they are known').optional(),
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
    .strictObject({
      arch: text,
      initWeightsDigest: Digest.optional(),
      trainableParams: Positive.optional(),
      t6: T6Model.describe('Where it is a T6 of this registry’s engine').optional(),
      classifier: Classifier.describe('Where it is a classifier of this registry’s engine').optional(),
      classes: z
        .array(requiredText(300))
        .max(MOST_CLASSES)
        .describe('Its classes, in the order of its outputs')
        .optional(),
    })
    .optional(),
  reference: z
    .strictObject({
      weightsDigest: Digest.optional(),
      run: z.uuid().describe('The run of this registry that trained it').optional(),
      training: ReferenceTraining.describe('How it was trained, where it was in this very run').optional(),
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
      calibrate: z.enum(['layer', 'all']).describe('Which weights the weighted gradient goes to').optional(),
    })
    .optional(),
  train: z
    .strictObject({
      optimizer: text.optional(),
      lr: z.number().optional(),
      weightDecay: z.number().optional(),
      clip: z.number().optional(),
      batchSize: Positive,
      dropLast: z.boolean().default(false),
      epochs: Positive,
    })
    .optional(),
  stage2: JsonObject.describe('How scores became votes, and votes a filter').optional(),
  trace: z
    .strictObject({ every: Positive, checkpointEvery: Positive })
    .describe('Every so many steps digests are kept, and a checkpoint')
    .optional(),
  makes: MadeVersion.extend({ dataset: requiredText(200) })
    .describe('The version that is made of what is kept, where this registry makes it')
    .optional(),
})
export type GradMimicConfiguration = z.infer<typeof GradMimicConfiguration>

/** What a Grad-Mimic run says of itself: how many records it kept, dropped and could not tell, and, where the truth is known, how well. */
export const GradMimicResult = z.strictObject({
  kept: Count.optional(),
  dropped: Count.optional(),
  unknown: Count.default(0),
  steps: Positive.optional(),
  keptShare: Share.describe('The estimate of quality: the share that stays, kept or unknown').optional(),
  keptIdsDigest: Digest.optional(),
  droppedIdsDigest: Digest.optional(),
  unknownIdsDigest: Digest.optional(),
  reference: z
    .strictObject({
      weightsDigest: Digest.describe('Of the file of its weights'),
      steps: Positive,
      loss: z.number().min(0).describe('The mean over the records that it was trained on, in nats'),
      accuracy: Share.describe('On the records that it was trained on'),
    })
    .describe('The reference, where it was trained in the run itself')
    .optional(),
  unread: Count.describe('Records of the version that were not read, and so not judged: they stay').optional(),
  ledgerDigest: Digest.describe('Of the list of the removed records').optional(),
  beside: z
    .array(
      z.strictObject({
        name: requiredText(100),
        both: Count.describe('Records that it and the filter would drop, if it drops as many'),
        jaccard: Share,
        correlation: z
          .number()
          .min(-1)
          .max(1)
          .describe('Spearman’s ρ with the Mimic Score, over all records')
          .optional(),
        auc: Share.describe('Of finding the records that are known to be wrong').optional(),
        f1AtKnownRate: Share.describe('Where as many are dropped as are wrong').optional(),
        f1: Share.describe('Where it is told by the scores alone how many').optional(),
      }),
    )
    .max(20)
    .describe('The filter and its rivals on the same records')
    .default([]),
  distribution: ScoreDistribution.describe('How the records lie along the score').optional(),
  examples: z.array(ExampleRecord).max(100).describe('Records to look at, ascending by their value').default([]),
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
