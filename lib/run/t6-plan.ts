import { ENGINE_VERSION } from '../engine/engine.ts'
import { RANDOM_ALGORITHM } from '../engine/random.ts'
import { parseOrRefuse, Refusal } from '../error.ts'
import { beginningOf } from '../t6/init.ts'
import { hiddenOf, T6Model } from '../t6/model.ts'
import { listParameters } from '../t6/parameters.ts'
import type { TrainingInput } from '../t6/trainer.ts'
import { TrainingSettings } from '../t6/training-settings.ts'
import { TOKENIZERS, vocabularyDigest, vocabularySize } from '../t6/vocabulary.ts'
import { requireWindow } from '../t6/windows.ts'
import { textsDigest } from './reading.ts'
import type { T6Order } from './t6-order.ts'
import { T6Configuration } from './t6-record.ts'
import { type TrainingText, type TrainingTokens, tokensOf } from './training-text.ts'

/** What a training does beside stepping: how far, how often it is looked at, and what it writes at the end. */
export type TrainingPlan = {
  steps: number
  traceEvery: number
  evalEvery: number
  checkpointEvery: number
  sample: { prompt: string; tokens: number }
}

/** A training that can begin: what the engine takes, the plan, and its texts as tokens. */
export type PlannedTraining = { input: TrainingInput; plan: TrainingPlan; text: TrainingTokens }

/** How documents are joined, in words: part of the record. */
const PACKING =
  'mixed-1: an end-of-text token before each document; the next document is of the version that has the fewest tokens for its weight'

/** How weights begin, in words. */
const SCHEME =
  'uniform; factor weights Xavier on their three-dimensional view, the rest ±1/√d; output projections at zero'

/** What a run is told to do by an order, as its record keeps it, and the seeds of its streams. Refuses texts that are too short. */
export function configurationFor(
  order: T6Order,
  texts: readonly TrainingText[],
): { configuration: T6Configuration; seeds: Record<string, number>; text: TrainingTokens } {
  const text = tokensOf(texts, order)
  const model = modelOf(order, vocabularySize(text.vocabulary))
  const { lrMax, lrMin, warmup, steps, micro, seqLen, evalEvery, traceEvery, checkpointEvery, sample, seed } = order
  const configuration = T6Configuration.parse({
    implementation: { name: 'Colophon', version: `engine ${ENGINE_VERSION}` },
    numeric: {
      dtype: 'f32',
      accumulation: 'f32 in products, f64 elsewhere',
      ropeRounding: model.rope.rounding,
      reductionOrder: 'index ascending',
      cache: 'f32',
    },
    tokenizer: { name: order.tokenizer, vocabDigest: vocabularyDigest(text.vocabulary) },
    data: {
      shards: texts.map(({ name, records }) => ({ name, digest: textsDigest(records) })),
      packing: PACKING,
      reading: order.reading,
      mixing: order.versions.some(({ weight }) => weight !== null) ? 'by-weight' : 'by-size',
    },
    model,
    init: { scheme: SCHEME, zeroInit: zeroWeights(model) },
    optim: {
      ...{ name: 'AdamW', betas: [0.9, 0.95], eps: 1e-8, weightDecay: 0.1, decayGroups: 'all parameters', clip: 1 },
      ...{ lrMax, lrMin, warmup, schedule: 'linear', decayIters: Math.max(steps, warmup + 1), steps },
    },
    batch: { micro, seqLen, sampling: 'sequential', rngAlgorithm: RANDOM_ALGORITHM, evalEvery, evalIters: 16 },
    trace: { every: traceEvery, checkpointEvery },
    sample,
  })
  const seeds = { init: seed, order: seed }
  requireRoom(planned(configuration, seeds, text))
  return { configuration, seeds, text }
}

/**
 * The training that a run's record describes, on the texts that were read for it again. Refuses a record that leaves something open, and texts that are not
 * those that the record names by digest.
 */
export function trainingOf(
  configuration: T6Configuration,
  seeds: Record<string, number>,
  texts: readonly TrainingText[],
): PlannedTraining {
  const { data, tokenizer } = configuration
  const shards = data?.shards ?? []
  const other = texts.find(({ records }, place) => textsDigest(records) !== shards[place]?.digest)
  if (shards.length !== texts.length || other !== undefined)
    throw new Refusal(
      'conflict',
      `The texts of ${other?.name ?? 'its versions'} are not those that the run read: their digests differ.`,
    )
  const name = TOKENIZERS.find((one) => one === tokenizer?.name)
  if (name === undefined || data?.reading === undefined)
    throw new Refusal('conflict', 'The run’s record does not say how its text was read and cut.')
  const text = tokensOf(texts, { reading: data.reading, tokenizer: name })
  if (vocabularyDigest(text.vocabulary) !== tokenizer?.vocabDigest)
    throw new Refusal('conflict', 'The vocabulary of these texts is not the one that the run had.')
  return planned(configuration, seeds, text)
}

function planned(configuration: T6Configuration, seeds: Record<string, number>, text: TrainingTokens): PlannedTraining {
  const { optim, batch, trace, sample } = configuration
  const { betas, eps, weightDecay, clip, lrMax, lrMin, warmup, schedule, decayIters } = optim ?? {}
  const { micro, accumulation, seqLen, sampling, evalIters } = batch ?? {}
  if (optim?.steps === undefined || trace === undefined || batch?.evalEvery === undefined)
    throw new Refusal('conflict', 'The run’s record does not say how many steps it made, and how often it was traced.')
  const settings = {
    optim: { betas, eps, weightDecay, clip, lrMax, lrMin, warmup, schedule, decayIters },
    batch: { micro, accumulation, seqLen, sampling, evalIters },
    seed: seeds.init,
  }
  const input: TrainingInput = {
    model: parseOrRefuse(T6Model, configuration.model, 'model of the run'),
    settings: parseOrRefuse(TrainingSettings, settings, 'settings of the run'),
    tokens: text.tokens,
    validation: text.validation,
  }
  const plan = {
    steps: optim.steps,
    traceEvery: trace.every,
    evalEvery: batch.evalEvery,
    checkpointEvery: trace.checkpointEvery,
    sample: sample ?? { prompt: '', tokens: 0 },
  }
  return { input, plan, text }
}

/** Refuses, before anything is recorded, texts in which there is not even one sequence. */
function requireRoom({ input: { tokens, validation, settings } }: PlannedTraining): void {
  requireWindow('The text to train on', tokens, settings.batch)
  if (validation !== null) requireWindow('The text that is held out', validation, settings.batch)
}

function modelOf({ model, seqLen }: T6Order, vocab: number): T6Model {
  const { variant, L, dModel, h, dHead, RQ, RK, RV, G } = model
  const ranks = variant === 'tpa' || variant === 'nonctxA' || variant === 'nonctxB' ? { RQ, RK, RV } : {}
  return T6Model.parse({
    ...{ variant, L, dModel, h, dHead, ...ranks },
    ...(variant === 'kvonly' && { RK, RV }),
    ...(variant === 'gqa' && { G }),
    ...{ ffnHidden: hiddenOf(dModel), vocab, context: Math.max(seqLen, 2) },
  })
}

function zeroWeights(model: T6Model): string[] {
  return listParameters(model)
    .map(({ name }) => name)
    .filter((name) => beginningOf(model, name).kind === 'zeros')
}
