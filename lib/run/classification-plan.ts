import type { Digest } from '../digest.ts'
import { ENGINE_VERSION } from '../engine/engine.ts'
import { openStream } from '../engine/random.ts'
import { parseOrRefuse, Refusal } from '../error.ts'
import { Classifier, initWeights, layersOf } from '../grad-mimic/classifier.ts'
import { describeOnlineTask } from '../grad-mimic/describe-task.ts'
import { FILTER_VERSION } from '../grad-mimic/filter.ts'
import { FilterSettings } from '../grad-mimic/filter-settings.ts'
import { orderDigest } from '../grad-mimic/ids-digest.ts'
import { ScoreSettings, TrainSettings } from '../grad-mimic/online-settings.ts'
import { checkTask, type OnlineTask } from '../grad-mimic/online-task.ts'
import { requireClassificationBounds } from './classification-bounds.ts'
import type { ClassificationOrder } from './classification-order.ts'
import { GradMimicConfiguration } from './grad-mimic-record.ts'
import { labelledSetOf, requireSameShape } from './labelled-fit.ts'
import { type LabelledReading, type LabelledRecords, labelledDigest } from './labelled-reading.ts'

/**
 * A filtering of labelled features that can begin. `training`: of the reference, without scores; `task`: of the filter, whose reference is null until it is trained. `steps`: of both,
 * the first `referenceSteps` of the reference.
 */
export type PlannedClassification = {
  what: 'classification'
  training: OnlineTask
  task: OnlineTask
  ids: readonly string[]
  settings: FilterSettings
  plan: { steps: number; referenceSteps: number; traceEvery: number; checkpointEvery: number }
}

/** Labelled records of a version, its digest and name, and how they were read, each column by its name. */
export type LabelledVersion = { version: Digest; name: string; reading: LabelledReading; records: LabelledRecords }

/** How often, at least, a run is looked at and can be taken up, where its order does not say. */
const TRACED = 200
const CHECKPOINTS = 20

const PREPROCESSING = 'labelled-1: features as float32, as they are; labels as classes in the order of the record'

/** What a filter of labelled features is told to do by an order, as its record keeps it, and its seeds. Refuses what can’t be run, before anything is written. */
export function configurationForClassification(
  order: ClassificationOrder & { version: { dataset: string } },
  input: LabelledVersion,
  reference: LabelledVersion,
): { configuration: GradMimicConfiguration; seeds: Record<string, number>; planned: PlannedClassification } {
  const { hidden, batchSize, epochs, seed } = order
  const classes = requireSameShape(input, reference)
  const classifier = Classifier.parse({
    ...{ inputs: input.records.inputs, hidden: hidden === null ? [] : [hidden], classes: classes.length },
  })
  const steps =
    epochs * batches(input.records, batchSize) + order.reference.epochs * batches(reference.records, batchSize)
  const adamw = { optimizer: 'adamw', weightDecay: 1e-5, batchSize } as const
  const configuration = GradMimicConfiguration.parse({
    task: 'classification',
    implementation: { name: 'Colophon', version: `engine ${ENGINE_VERSION}` },
    input: {
      records: input.records.ids.length,
      sampleOrder: orderDigest(input.records.ids),
      labelField: input.reading.label,
      preprocessing: PREPROCESSING,
      labelled: input.reading,
      labelledDigest: labelledDigest(input.records),
      ...(order.truth !== null && { truth: order.truth }),
    },
    model: { arch: '', classifier, classes },
    reference: {
      origin: `Trained in this run on ${reference.name}`.slice(0, 300),
      sharedInit: true,
      training: {
        ...{
          version: reference.version,
          labelled: reference.reading,
          labelledDigest: labelledDigest(reference.records),
        },
        ...{ records: reference.records.ids.length, ...adamw, lr: order.reference.lr, epochs: order.reference.epochs },
      },
    },
    score: {
      mimicLayer: order.mimicLayer ?? `${layersOf(classifier).at(-1)?.name}.weight`,
      ...{ method: order.method, temperature: order.temperature, calibrate: order.calibrate },
      ...{ form: 'direct', lossReduction: 'mean', startingEpoch: 0 },
    },
    train: { ...adamw, lr: order.lr, epochs },
    stage2: { ...order.stage2, version: FILTER_VERSION },
    trace: {
      every: order.traceEvery ?? Math.max(10, Math.ceil(steps / TRACED)),
      checkpointEvery: order.checkpointEvery ?? Math.max(50, Math.ceil(steps / CHECKPOINTS)),
    },
    makes: order.version,
  })
  const seeds = { init: seed, order: seed, eval: seed, reference: seed }
  const planned = classificationOf(configuration, seeds, input.records, reference.records)
  const { task } = planned
  const { model } = describeOnlineTask({ ...task, reference: task.initial })
  configuration.model = { ...model, classifier, classes }
  return { configuration, seeds, planned }
}

/**
 * The filtering that a run’s record describes, on the records that were read for it again. Refuses a record that leaves something open, records that are not those that it names by
 * digest, and more work than is done here.
 */
export function classificationOf(
  configuration: GradMimicConfiguration,
  seeds: Record<string, number>,
  input: LabelledRecords,
  reference: LabelledRecords,
): PlannedClassification {
  const { model, score, train, stage2, trace } = configuration
  const training = configuration.reference?.training
  const { init, order } = seeds
  const classes = model?.classes
  if (model?.classifier === undefined || classes === undefined || train === undefined || trace === undefined)
    throw new Refusal('conflict', 'The run’s record does not say which classifier it trained, and how.')
  if (training === undefined || init === undefined || order === undefined)
    throw new Refusal('conflict', 'The run’s record does not say how its reference was trained, and from which seed.')
  requireSame(input, configuration.input?.labelledDigest, 'version that it filtered')
  requireSame(reference, training.labelledDigest, 'version that its reference was trained on')
  const initial = initWeights(model.classifier, openStream(init, 'init'))
  const common = { model: model.classifier, initial, reference: null }
  const { startingEpoch, mimicLayer, method, temperature, calibrate, form } = score ?? {}
  const asked = { startingEpoch, mimicLayer, method, temperature, calibrate, form }
  const referenceSteps = training.epochs * batches(reference, training.batchSize)
  const planned: PlannedClassification = {
    what: 'classification',
    training: checkTask({
      ...{ ...common, set: labelledSetOf(reference, classes), score: ScoreSettings.parse({}) },
      train: trainSettings(training, seeds.reference ?? order),
    }),
    task: checkTask({
      ...{ ...common, set: labelledSetOf(input, classes) },
      score: parseOrRefuse(ScoreSettings, asked, 'score settings of the run'),
      train: trainSettings(train, order),
    }),
    ids: input.ids,
    settings: settingsOf(stage2 ?? {}),
    plan: {
      steps: referenceSteps + train.epochs * batches(input, train.batchSize),
      ...{ referenceSteps, traceEvery: trace.every, checkpointEvery: trace.checkpointEvery },
    },
  }
  requireClassificationBounds(planned)
  const described = describeOnlineTask({ ...planned.task, reference: initial })
  if (model.initWeightsDigest !== undefined && model.initWeightsDigest !== described.model.initWeightsDigest)
    throw new Refusal('conflict', 'The model does not begin with the weights that the run’s record names by digest.')
  return planned
}

type Trained = {
  lr?: number | undefined
  weightDecay?: number | undefined
  batchSize: number
  dropLast?: boolean
  epochs: number
}

function trainSettings({ lr, weightDecay, batchSize, dropLast = false, epochs }: Trained, seed: number): TrainSettings {
  const asked = { optimizer: { kind: 'adamw', lr, weightDecay }, batchSize, dropLast, epochs, seed }
  return parseOrRefuse(TrainSettings, asked, 'settings of the run')
}

function settingsOf({ version: _version, ...settings }: Record<string, unknown>): FilterSettings {
  return parseOrRefuse(FilterSettings, settings, 'second stage of the run')
}

function batches({ ids }: LabelledRecords, size: number): number {
  return Math.ceil(ids.length / size)
}

function requireSame(records: LabelledRecords, digest: Digest | undefined, what: string): void {
  if (digest !== labelledDigest(records))
    throw new Refusal('conflict', `The records of the ${what} are not those that the run read: their digests differ.`)
}
