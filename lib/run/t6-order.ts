import { z } from 'zod'
import { Slug } from '../dataset/schema.ts'
import { Digest } from '../digest.ts'
import { parseOrRefuse } from '../error.ts'
import { boundedLine, boundedText } from '../evidence.ts'
import { hiddenOf } from '../t6/model.ts'
import { parameterCount } from '../t6/parameter-count.ts'
import { missingOf } from '../t6/shape.ts'
import { TOKENIZERS } from '../t6/vocabulary.ts'
import { Reading } from './reading.ts'
import { Prompt } from './t6-record.ts'

/** The kinds of attention that can be trained here. */
export const TRAINED_VARIANTS = ['tpa', 'kvonly', 'nonctxA', 'nonctxB', 'mha', 'mqa', 'gqa'] as const

/** The most parameters of a training that this registry carries out, and the most work: parameters × tokens, repeated ones counted again. */
export const MOST_PARAMETERS = 2_000_000
export const MOST_WORK = 4e11

const Rank = z.int().min(1).max(16)

const SmallModel = z.strictObject({
  variant: z.enum(TRAINED_VARIANTS).default('tpa'),
  L: z.int().min(1).max(4).default(2).describe('Layers'),
  dModel: z.int().min(8).max(256).default(64).describe('Width'),
  h: z.int().min(1).max(32).default(4).describe('Heads'),
  dHead: z.int().min(2).max(64).multipleOf(2, 'A head is turned by halves: its size is even.').default(16),
  RQ: Rank.default(4).describe('Rank of queries'),
  RK: Rank.default(2).describe('Rank of keys'),
  RV: Rank.default(2).describe('Rank of values'),
  G: z.int().min(1).max(32).default(1).describe('Groups of keys and values, of gqa'),
})

/** A version to train on, and its share; null: by its size. */
export const TrainedVersion = z.strictObject({
  version: Digest,
  weight: z.number().min(0).max(1).nullable().default(null),
})
export type TrainedVersion = z.infer<typeof TrainedVersion>

/** What is chosen of a training, but for the versions. The defaults are the small test model of 99,072 parameters, with bytes for characters. */
export const T6_SETTINGS = {
  name: boundedLine(200).default('').describe('What the run is called; left out, it is called by what it reads'),
  description: boundedText(20_000).default(''),
  reading: Reading.prefault({}),
  tokenizer: z.enum(TOKENIZERS).default('byte'),
  model: SmallModel.prefault({}),
  steps: z.int().min(1, 'At least one step.').max(2000, 'At most 2,000 steps.').default(300),
  micro: z.int().min(1).max(32).default(8).describe('Sequences of a step'),
  seqLen: z.int().min(2).max(256).default(64).describe('Tokens of a sequence'),
  lrMax: z.number().positive().max(1).default(3e-3),
  lrMin: z.number().min(0).max(1).default(3e-4),
  warmup: z.int().min(0).max(2000).default(30),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  traceEvery: z.int().min(1).max(2000).default(10).describe('Digests are kept every so many steps'),
  evalEvery: z.int().min(1).max(2000).default(50).describe('The validation loss is measured every so many steps'),
  checkpointEvery: z.int().min(1).max(2000).default(50).describe('A run that is interrupted goes on from there'),
  sample: z.strictObject({ prompt: Prompt.default('The '), tokens: z.int().min(0).max(500).default(200) }).prefault({}),
} as const

/** That a small T6 be trained here on published versions. `evaluation`: a version to judge by, in place of held-out records. */
export const T6Order = z
  .strictObject({
    versions: z.array(TrainedVersion).min(1).max(8),
    evaluation: Digest.nullable().default(null),
    ...T6_SETTINGS,
  })
  .superRefine((order, context) => {
    const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const { versions, model, lrMin, lrMax } = order
    if (new Set(versions.map(({ version }) => version)).size < versions.length)
      say(['versions'], 'A version stands twice in it.')
    if (versions.some(({ version }) => version === order.evaluation))
      say(['evaluation'], 'It is trained on this version: take another one to judge by, or hold records out.')
    const given = versions.filter(({ weight }) => weight !== null)
    const sum = given.reduce((total, { weight }) => total + (weight ?? 0), 0)
    if (given.length > 0 && (given.length < versions.length || Math.abs(sum - 1) > 1e-6))
      say(['versions'], 'Give each version a weight, so that they add up to 1; or none.')
    if (lrMin > lrMax) say(['lrMin'], 'The least learning rate is above the greatest.')
    if (model.variant === 'gqa' && model.h % model.G !== 0)
      say(['model', 'G'], `${model.h} heads can’t be shared evenly by ${model.G} groups.`)
    const tooLarge = whyTooLarge(order)
    if (tooLarge !== null) say(['model'], tooLarge)
  })
export type T6Order = z.infer<typeof T6Order>
export type T6OrderInput = z.input<typeof T6Order>

type Sized = Pick<T6Order, 'model' | 'steps' | 'micro' | 'seqLen' | 'tokenizer'>

/** The parameters of what is ordered; a vocabulary of characters is taken as large as that of bytes. */
export function orderedParameters({ model }: Pick<T6Order, 'model'>): number {
  const shape = { ...model, ffnHidden: hiddenOf(model.dModel), vocab: 257, tied: true }
  return missingOf(shape).length > 0 ? 0 : (parameterCount(shape) ?? 0)
}

/** Why it is more than this registry carries out, in a sentence; null: it isn't. */
function whyTooLarge(order: Sized): string | null {
  const parameters = orderedParameters(order)
  const tokens = order.steps * order.micro * order.seqLen
  const told = (count: number) => count.toLocaleString('en')
  if (parameters > MOST_PARAMETERS)
    return `The model would have ${told(parameters)} parameters; ${told(MOST_PARAMETERS)} is the most here. Take fewer layers, or a smaller width.`
  if (parameters * tokens > MOST_WORK)
    return `${told(parameters)} parameters on ${told(tokens)} tokens are too much work for this registry. Take fewer steps, shorter or fewer sequences, or a smaller model.`
  return null
}

/**
 * That a small T6 be trained on one version, and on others `beside` it. `organization`: who has it trained; null, whoever the version belongs to.
 */
export const VersionRunOrder = z.strictObject({
  kind: z.literal('t6').default('t6'),
  organization: Slug.nullable().default(null),
  weight: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('The share of this version, if there are others beside it'),
  beside: z.array(TrainedVersion).max(7).default([]),
  evaluation: Digest.nullable().default(null).describe('A version to judge by; left out, records are held out'),
  ...T6_SETTINGS,
})
export type VersionRunOrder = z.infer<typeof VersionRunOrder>

/** The order as it is carried out. Refuses what is too large, or does not fit together. */
export function orderOf(
  version: Digest,
  { kind: _kind, organization: _organization, weight, beside, ...settings }: VersionRunOrder,
): T6Order {
  return parseOrRefuse(T6Order, { ...settings, versions: [{ version, weight }, ...beside] }, 'order')
}
