import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, requiredText } from '../evidence.ts'
import { FilterSettings } from './filter-settings.ts'
import { METHODS } from './mimic-score.ts'
import { FORMS, Optimizer } from './online-settings.ts'

const Count = z.int().min(0)
const Seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const Share = z.number().min(0).max(1)

/** The form of a Grad-Mimic run's record as this engine writes it: with every part that a replay needs. */
export const MIMIC_RECORD_FORMAT = 'grad-mimic-1'

/** What was filtered. `sampleOrder`: the digest of the ids in the order of the records' indices. */
const Input = z.strictObject({
  versionDigest: Digest,
  split: boundedText(200),
  sampleOrder: Digest,
  records: z.int().min(2),
  labelField: requiredText(200).nullable(),
  preprocessing: z.strictObject({ name: requiredText(300), digest: Digest }),
})

/** Of simulations alone: what was made wrong on purpose. */
const Labels = z.strictObject({ noiseKind: z.enum(['symmetric']), rate: Share, seed: Seed, corruptedIdsDigest: Digest })

const Model = z.strictObject({ arch: requiredText(300), initWeightsDigest: Digest, trainableParams: z.int().min(1) })

/**
 * The reference: an input with a provenance of its own, since its data and biases enter the filter. `trainedOnVersion` null:
 * unknown, which is flagged. `sharedInit`: whether it and the base started from the same weights; null: unknown. `sigma`: the
 * deviation of noise put on its mimic layer.
 */
const Reference = z.strictObject({
  weightsDigest: Digest,
  origin: requiredText(500),
  licence: boundedText(200).nullable(),
  trainedOnVersion: Digest.nullable(),
  sharedInit: z.boolean().nullable(),
  sigma: z.number().min(0),
  sigmaSeed: Seed.nullable(),
  testMetrics: z.record(requiredText(100), z.number()),
})

const Score = z.strictObject({
  mimicLayer: requiredText(200),
  layerShape: z.array(z.int().min(1)).min(1).nullable().describe('Null where all parameters were taken'),
  method: z.enum(METHODS),
  temperature: z.number().gt(0),
  calibrateMimicLayerOnly: z.boolean(),
  startingEpoch: Count,
  form: z.enum(FORMS),
  lossReduction: z.enum(['mean', 'sum']),
  windowRule: z.enum(['none', 'consecutive-no-overlap']),
  packing: z.enum(['one-record-a-row']),
  whenVZero: z.literal('scores-0-votes-abstain'),
  dtype: z.literal('f64'),
})

const Train = z.strictObject({
  optimizer: Optimizer,
  batchSize: z.int().min(1),
  dropLast: z.boolean(),
  epochs: z.int().min(1),
  window: z.int().min(1).nullable().describe('Tokens read at once; null: no text'),
  clip: z.number().gt(0).nullable(),
  scoringOnly: z.boolean(),
  seeds: z.strictObject({ order: Seed }),
})

/**
 * `batches`: of each epoch the digest of its batches, ids in the order in which they were read. `scores`: of the file with m, w,
 * loss and step of every record and epoch.
 */
const Trace = z.strictObject({
  batches: z.array(Digest),
  steps: z.array(z.strictObject({ norm: z.number().min(0), size: z.int().min(1) })),
  scores: Digest.nullable(),
})

const Detected = z.strictObject({ precision: Share, recall: Share, f1: Share }).nullable()
const Beside = z.strictObject({
  name: requiredText(100),
  overlapWithMimic: z.strictObject({ both: Count, jaccard: Share }),
  rankCorrelation: z.number().min(-1).max(1).nullable(),
  auc: Share.nullable(),
  atKnownRate: Detected,
  auto: Detected,
})

/**
 * What came out. `versionDigest`: of the version derived by the filter, null until there is one. `beside`: mimic and its rivals on
 * the same records.
 */
const Output = z.strictObject({
  keptIdsDigest: Digest,
  droppedIdsDigest: Digest,
  unknownIdsDigest: Digest,
  counts: z.strictObject({ keep: Count, drop: Count, unknown: Count }),
  qualityEstimate: Share,
  ledgerDigest: Digest,
  versionDigest: Digest.nullable(),
  beside: z.array(Beside),
})

/**
 * What a Grad-Mimic run of this engine records of itself (the implementation, the engine and the machine stand in the run's common
 * part).
 */
export const MimicRecord = z.strictObject({
  format: z.literal(MIMIC_RECORD_FORMAT),
  input: Input,
  labels: Labels.nullable(),
  model: Model,
  reference: Reference,
  score: Score,
  train: Train,
  trace: Trace,
  stage2: z.strictObject({ settings: FilterSettings, version: z.int().min(1) }),
  output: Output,
})
export type MimicRecord = z.infer<typeof MimicRecord>

/** What the caller knows and the run does not: where records and reference come from. */
export type MimicProvenance = {
  input: Omit<z.infer<typeof Input>, 'sampleOrder' | 'records'>
  labels: z.infer<typeof Labels> | null
  reference: Omit<z.infer<typeof Reference>, 'weightsDigest'>
}
