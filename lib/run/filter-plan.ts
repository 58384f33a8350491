import type { Digest } from '../digest.ts'
import { digestOfFloats } from '../engine/digest.ts'
import { ENGINE_VERSION } from '../engine/engine.ts'
import { parseOrRefuse, Refusal } from '../error.ts'
import { describeTextTask } from '../grad-mimic/describe-task.ts'
import { FILTER_VERSION } from '../grad-mimic/filter.ts'
import { FilterSettings } from '../grad-mimic/filter-settings.ts'
import { orderDigest } from '../grad-mimic/ids-digest.ts'
import { textLayerOf } from '../grad-mimic/text-scorer.ts'
import { nextTokens } from '../grad-mimic/text-set.ts'
import { TextScoreSettings, TextTrainSettings } from '../grad-mimic/text-settings.ts'
import { checkTextTask, type TextTask } from '../grad-mimic/text-task.ts'
import { initialWeights } from '../t6/initial-weights.ts'
import type { T6Model } from '../t6/model.ts'
import { readSafetensors } from '../t6/read-safetensors.ts'
import { tokenize } from '../t6/tokenize.ts'
import { learnVocabulary, vocabularySize } from '../t6/vocabulary.ts'
import { GradMimicConfiguration } from './grad-mimic-record.ts'
import { type TextRecord, textsDigest } from './reading.ts'
import { MOST_WORK } from './t6-order.ts'
import type { TextFilterOrder } from './text-filter-order.ts'

/** A filtering of texts that can begin: the task of its first stage, the ids of its records by index, how its second stage decides, and how often it is looked at. */
export type PlannedTextFilter = {
  what: 'text'
  task: TextTask
  ids: string[]
  settings: FilterSettings
  plan: { steps: number; traceEvery: number; checkpointEvery: number }
}

/** The reference of a filter: a model trained here, by which run, from which seed, and its weights as the file that the run left. */
export type FilterReference = {
  run: string
  name: string
  model: T6Model
  seed: number
  file: Digest
  bytes: Uint8Array
}

/** How a record is cut: part of the run’s record. */
const PREPROCESSING = 'bytes-1: an end-of-text token, then the bytes of the text; each record on its own'

/** What a filter is told to do by an order, as its record keeps it, and its seeds. Refuses what can’t be run, before anything is written. */
export function configurationForFilter(
  order: TextFilterOrder & { version: { dataset: string } },
  records: readonly TextRecord[],
  reference: FilterReference,
): { configuration: GradMimicConfiguration; seeds: Record<string, number>; planned: PlannedTextFilter } {
  const seed = order.seed ?? reference.seed
  const { model } = reference
  const configuration = GradMimicConfiguration.parse({
    implementation: { name: 'Colophon', version: `engine ${ENGINE_VERSION}` },
    input: {
      records: records.length,
      sampleOrder: orderDigest(records.map(({ id }) => id)),
      preprocessing: PREPROCESSING,
      reading: { ...order.reading, heldOut: 0 },
      textsDigest: textsDigest(records),
    },
    model: { arch: `t6 ${model.variant}, ${model.L} layers of ${model.dModel}`, t6: model },
    reference: {
      weightsDigest: reference.file,
      run: reference.run,
      origin: `Trained here by the run ${reference.name}`.slice(0, 300),
      sharedInit: seed === reference.seed,
    },
    score: {
      mimicLayer: order.mimicLayer ?? `transformer.h.${model.L - 1}.mlp.c_proj.weight`,
      ...{ method: order.method, temperature: order.temperature, calibrate: order.calibrate },
      ...{ form: 'direct', lossReduction: 'mean', startingEpoch: 0 },
    },
    train: {
      ...{ optimizer: 'adamw', lr: order.lr, weightDecay: 1e-5, clip: 1 },
      ...{ batchSize: order.batchSize, epochs: order.epochs },
    },
    stage2: { ...order.stage2, version: FILTER_VERSION },
    trace: { every: order.traceEvery, checkpointEvery: order.checkpointEvery },
    makes: order.version,
  })
  const seeds = { init: seed, order: seed, eval: seed }
  const planned = filteringOf(configuration, seeds, records, reference.bytes)
  const { task } = planned
  const described = describeTextTask(task).model
  configuration.model = { ...described, t6: model }
  return { configuration, seeds, planned }
}

/**
 * The filtering that a run’s record describes, on the texts and the reference’s weights that were read for it again. Refuses a record that leaves something open, texts that are
 * not those that it names by digest, weights of a model of another shape, and more work than is done here.
 */
export function filteringOf(
  configuration: GradMimicConfiguration,
  seeds: Record<string, number>,
  records: readonly TextRecord[],
  weights: Uint8Array,
): PlannedTextFilter {
  const { input, model, score, train, stage2, trace } = configuration
  const { init, order } = seeds
  if (model?.t6 === undefined || train === undefined || trace === undefined || init === undefined)
    throw new Refusal('conflict', 'The run’s record does not say which model it trained, and how.')
  if (input?.textsDigest !== textsDigest(records))
    throw new Refusal('conflict', 'The texts of its version are not those that the run read: their digests differ.')
  const vocabulary = learnVocabulary('byte', [], { endOfText: true })
  const { startingEpoch, mimicLayer, method, temperature, lossReduction, calibrate } = score ?? {}
  const { lr, weightDecay, clip, batchSize, dropLast, epochs } = train
  const base = { model: model.t6, weights: initialWeights(model.t6, init) }
  if (model.initWeightsDigest !== undefined && model.initWeightsDigest !== digestOfFloats(base.weights))
    throw new Refusal('conflict', 'The model does not begin with the weights that the run’s record names by digest.')
  const task = checkTextTask({
    base,
    reference: { model: model.t6, weights: readSafetensors(weights, model.t6) },
    set: {
      records: records.map(({ text }) => nextTokens(tokenize(vocabulary, [text]))),
      vocab: vocabularySize(vocabulary),
    },
    score: parseOrRefuse(
      TextScoreSettings,
      { startingEpoch, mimicLayer, method, temperature, lossReduction, calibrate },
      'score settings of the run',
    ),
    train: parseOrRefuse(
      TextTrainSettings,
      { optimizer: { kind: 'adamw', lr, weightDecay }, clip, batchSize, dropLast, epochs, seed: order },
      'settings of the run',
    ),
  })
  textLayerOf(base.model, task.score)
  requireBounds(task)
  const { version: _version, ...settings } = stage2 ?? {}
  const steps = epochs * (dropLast ? Math.floor : Math.ceil)(records.length / batchSize)
  return {
    ...{ what: 'text', task, ids: records.map(({ id }) => id) },
    settings: parseOrRefuse(FilterSettings, settings, 'second stage of the run'),
    plan: { steps, traceEvery: trace.every, checkpointEvery: trace.checkpointEvery },
  }
}

function requireBounds({ base, set, train }: TextTask): void {
  const tokens = train.epochs * set.records.reduce((sum, { inputs }) => sum + inputs.length, 0)
  if (base.weights.length * tokens <= MOST_WORK) return
  const told = (count: number) => count.toLocaleString('en')
  throw new Refusal(
    'invalid',
    `${told(base.weights.length)} parameters on ${told(tokens)} tokens are too much work for this registry. Take fewer epochs, fewer records, or a smaller reference.`,
    [{ at: '/epochs', message: 'Too much work.' }],
  )
}
