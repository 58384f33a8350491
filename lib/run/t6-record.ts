import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, requiredText } from '../evidence.ts'
import { T6Shape } from '../t6/shape.ts'
import { Reading } from './reading.ts'

const Count = z.int().min(0)
const Positive = z.int().min(1)
const text = boundedText(300)

/** How a text begins that a model goes on with: kept as it is, white space at its end too. */
export const Prompt = z
  .string()
  .min(1)
  .max(200)
  .refine((words) => !words.includes('\u0000') && words.isWellFormed(), 'This holds a NUL or half of a surrogate pair.')

/** How numbers are kept while text is generated, and so how many bytes one has. */
export const NUMBER_BYTES = { f64: 8, f32: 4, bf16: 2, f16: 2, int8: 1 } as const
const NumberType = z.enum(['f64', 'f32', 'bf16', 'f16', 'int8'])

/**
 * What a T6 run was told to do, in the paper's words and letters. Only the model is needed; of a run that was made elsewhere what is not known is left out,
 * and the check of the record names it.
 */
export const T6Configuration = z.strictObject({
  implementation: z
    .strictObject({ name: requiredText(200), version: text.default(''), commit: text.default('') })
    .optional(),
  numeric: z
    .strictObject({
      dtype: text.optional(),
      accumulation: text.optional(),
      ropeRounding: z.enum(['exact', 'bf16']).optional(),
      reductionOrder: text.optional(),
      cache: NumberType.optional(),
    })
    .optional(),
  tokenizer: z.strictObject({ name: requiredText(200), vocabDigest: Digest.nullable().default(null) }).optional(),
  data: z
    .strictObject({
      shards: z
        .array(z.strictObject({ name: requiredText(500), digest: Digest.nullable().default(null) }))
        .max(100_000)
        .describe('In the order in which they were read'),
      headerSkip: Count.optional(),
      validationShard: Count.optional(),
      packing: text.optional(),
      reading: Reading.describe('How texts were read of the versions, where this registry did').optional(),
      mixing: z.enum(['by-size', 'by-weight']).describe('Whether weights were given to the versions').optional(),
    })
    .optional(),
  model: T6Shape.extend({
    context: Positive.optional(),
    norm: z.strictObject({ type: text, eps: z.number(), learned: z.boolean() }).optional(),
    headNorm: z.boolean().describe('Whether each head’s output is normed').optional(),
    rope: z
      .strictObject({
        base: z.number(),
        pairing: z.enum(['halves', 'adjacent']),
        partialFactor: z.number().min(0).max(1).optional(),
        appliedTo: text.optional(),
        indexFrom: z.int().min(0).max(1).optional(),
        rounding: z.enum(['exact', 'bf16']).optional(),
      })
      .optional(),
    scaleByRank: z.boolean().optional(),
  }),
  init: z
    .strictObject({ scheme: text, zeroInit: z.array(text).max(1000).default([]), initDigest: Digest.optional() })
    .optional(),
  optim: z
    .strictObject({
      name: text.default('AdamW'),
      betas: z.tuple([z.number(), z.number()]).optional(),
      eps: z.number().optional(),
      weightDecay: z.number().optional(),
      decayGroups: text.optional(),
      clip: z.number().optional(),
      lrMax: z.number().optional(),
      lrMin: z.number().optional(),
      warmup: Count.optional(),
      schedule: text.optional(),
      decayIters: Count.optional(),
      loopEndRule: text.optional(),
      steps: Positive.describe('How often the weights were changed').optional(),
    })
    .optional(),
  batch: z
    .strictObject({
      micro: Positive,
      accumulation: Positive.default(1),
      worldSize: Positive.default(1),
      seqLen: Positive,
      sampling: z.enum(['with-replacement', 'sequential']).optional(),
      rngAlgorithm: text.optional(),
      evalEvery: Count.optional(),
      evalIters: Count.optional(),
    })
    .optional(),
  trace: z
    .strictObject({ every: Positive, checkpointEvery: Positive })
    .describe('Every so many steps digests are kept, and a checkpoint')
    .optional(),
  sample: z
    .strictObject({ prompt: Prompt, tokens: Count })
    .describe('What is written at the end: how it begins, and how many tokens')
    .optional(),
})
export type T6Configuration = z.infer<typeof T6Configuration>

/** What a T6 run says of itself: each is a claim, and set beside what follows from the configuration. */
export const T6Result = z.strictObject({
  parameterCount: Positive.optional(),
  cacheNumbersPerTokenLayer: Positive.optional(),
  cacheBytesPerToken: z.number().positive().optional(),
  tokensPerStep: Positive.optional(),
  tokens: Count.describe('Tokens trained on, repeated ones counted again').optional(),
  valLoss: z.number().optional(),
  sample: z
    .strictObject({ prompt: z.string(), text: z.string() })
    .describe('A text that it wrote at the end')
    .optional(),
  evals: z
    .array(
      z.strictObject({
        harness: text,
        task: requiredText(200),
        shots: Count,
        metric: requiredText(100),
        value: z.number(),
      }),
    )
    .max(1000)
    .default([]),
})
export type T6Result = z.infer<typeof T6Result>
