import { z } from 'zod'
import { Digest } from '../digest.ts'
import { requiredText } from '../evidence.ts'
import { ORDER_PARTS, requireKnownScore, Seed } from './filter-order-parts.ts'
import { LABELLED_COLUMNS, MOST_LABELLED_READ } from './labelled-reading.ts'

/** The widest hidden layer. */
export const MOST_HIDDEN = 1024

/**
 * That a version of labelled features be filtered here. The reference is a classifier of the same shape and the same beginning, trained in the same run on the records of a version whose
 * labels are trusted. The rest may be left out: a linear probe, its last weight scored at temperature 1, votes over 1/b and their majority.
 */
export const ClassificationOrder = z
  .strictObject({
    task: z.literal('classification').describe('The records are features with a label each'),
    reference: z.strictObject({
      version: Digest.describe('The version whose labels are trusted; its records have the same features'),
      epochs: z.int().min(1).max(200).default(20),
      lr: z.number().gt(0).max(10).default(0.01),
      records: z.int().min(2).max(MOST_LABELLED_READ).default(10_000),
    }),
    ...ORDER_PARTS,
    reading: z
      .strictObject({
        ...LABELLED_COLUMNS,
        records: z.int().min(2).max(MOST_LABELLED_READ).default(10_000),
      })
      .prefault({}),
    truth: requiredText(300)
      .nullable()
      .default(null)
      .describe(
        'A column with the right label of each record, where it is known: what was found is then measured by it',
      ),
    hidden: z
      .int()
      .min(1)
      .max(MOST_HIDDEN)
      .nullable()
      .default(null)
      .describe('The width of the hidden layer (relu); left out: none, a linear probe'),
    mimicLayer: requiredText(200).nullable().default(null).describe('Left out: the weight of the last layer'),
    epochs: z.int().min(1).max(20).default(5).describe('Each is a vote'),
    batchSize: z.int().min(2).max(1024).default(32).describe('Records of a step, also of the reference'),
    lr: z.number().gt(0).max(10).default(1e-3),
    traceEvery: z.int().min(1).max(2000).nullable().default(null).describe('Left out: some 200 times in the run'),
    checkpointEvery: z.int().min(1).max(5000).nullable().default(null).describe('Left out: some 20 times in the run'),
    seed: Seed.default(0).describe('Of the beginning, which both share, and of the order of records'),
  })
  .superRefine(requireKnownScore)
export type ClassificationOrder = z.infer<typeof ClassificationOrder>
export type ClassificationOrderInput = z.input<typeof ClassificationOrder>
