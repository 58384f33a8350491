import { z } from 'zod'
import { Slug, VersionLabel } from '../dataset/schema.ts'
import { boundedLine, boundedText, requiredText } from '../evidence.ts'
import { BASELINES } from '../grad-mimic/baselines.ts'
import { FilterSettings } from '../grad-mimic/filter-settings.ts'
import { METHODS } from '../grad-mimic/mimic-score.ts'
import { MOST_BYTES_READ, MOST_RECORDS_READ } from './reading.ts'

const Seed = z.int().min(0).max(4_294_967_295)

/** A dataset by its path, `org/name`. */
const DatasetPath = z
  .string()
  .refine((path) => path.split('/').length === 2 && path.split('/').every((part) => Slug.safeParse(part).success), {
    message: 'A dataset is named as organization/name.',
  })

/** The version that a filter makes: where, under which label, why, and whether it is published at once or left as a draft. */
export const MadeVersion = z.strictObject({
  dataset: DatasetPath.nullable().default(null).describe('Left out: the dataset of the version that is filtered'),
  label: VersionLabel,
  reason: requiredText(4000).describe('Why there is this version'),
  publish: z.boolean().default(false).describe('Published at once, never to change again; else it is left as a draft'),
})
export type MadeVersion = z.infer<typeof MadeVersion>

/**
 * That a version be filtered here by Grad-Mimic. `reference`: a complete T6 training of this registry, whose weights the scores point to, and whose model is trained on the records. The
 * rest may be left out: the last output projection is scored, at temperature 1, by votes over 1/b and their majority.
 */
export const FilterOrder = z
  .strictObject({
    reference: z.uuid().describe('The run that trained the reference'),
    version: MadeVersion,
    organization: Slug.nullable()
      .default(null)
      .describe('Whose run it is; left out, that of the dataset in which the version is made'),
    name: boundedLine(200).default(''),
    description: boundedText(20_000).default(''),
    reading: z
      .strictObject({
        column: requiredText(300).nullable().default(null).describe('The column that holds the text'),
        records: z.int().min(2).max(MOST_RECORDS_READ).default(10_000),
        bytes: z
          .int()
          .min(1000)
          .max(MOST_BYTES_READ)
          .default(2 * 1024 * 1024),
      })
      .prefault({}),
    mimicLayer: requiredText(200).nullable().default(null).describe('Left out: mlp.c_proj of the last block'),
    method: z.enum(METHODS).default('normed_proj'),
    temperature: z.number().gt(0).max(1000).default(1),
    calibrate: z.enum(['layer', 'all']).default('layer'),
    epochs: z.int().min(1).max(20).default(3).describe('Each is a vote'),
    batchSize: z.int().min(2).max(64).default(16).describe('Records of a step'),
    lr: z.number().gt(0).max(1).default(1e-3),
    seed: Seed.nullable().default(null).describe('Left out: the seed of the reference, so that both begin alike'),
    stage2: FilterSettings.prefault({}),
    traceEvery: z.int().min(1).max(2000).default(10),
    checkpointEvery: z.int().min(1).max(2000).default(50),
  })
  .superRefine(({ stage2: { keepRule } }, context) => {
    if (!('other' in keepRule) || BASELINES.some((name) => name === keepRule.other)) return
    const message = `There is no other score ${keepRule.other}; there are: ${BASELINES.join(', ')}.`
    context.addIssue({ code: 'custom', path: ['stage2', 'keepRule', 'other'], message })
  })
export type FilterOrder = z.infer<typeof FilterOrder>
export type FilterOrderInput = z.input<typeof FilterOrder>
