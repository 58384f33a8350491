import { z } from 'zod'
import { requiredText } from '../evidence.ts'
import { ORDER_PARTS, requireKnownScore, Seed } from './filter-order-parts.ts'
import { MOST_BYTES_READ, MOST_RECORDS_READ } from './reading.ts'

/**
 * That a version be filtered here by its texts. `reference`: a complete T6 training of this registry, whose weights the scores point to, and whose model is trained on the records. The
 * rest may be left out: the last output projection is scored, at temperature 1, by votes over 1/b and their majority.
 */
export const TextFilterOrder = z
  .strictObject({
    task: z.literal('text').default('text').describe('The records are texts, and a T6 is trained on them'),
    reference: z.uuid().describe('The run that trained the reference'),
    ...ORDER_PARTS,
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
    epochs: z.int().min(1).max(20).default(3).describe('Each is a vote'),
    batchSize: z.int().min(2).max(64).default(16).describe('Records of a step'),
    lr: z.number().gt(0).max(1).default(1e-3),
    seed: Seed.nullable().default(null).describe('Left out: the seed of the reference, so that both begin alike'),
  })
  .superRefine(requireKnownScore)
export type TextFilterOrder = z.infer<typeof TextFilterOrder>
export type TextFilterOrderInput = z.input<typeof TextFilterOrder>
