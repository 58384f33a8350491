import type { Digest } from '../digest.ts'
import { type Classifier, layersOf, weightSizes } from './classifier.ts'
import { FILTER_VERSION, type FilterOutcome } from './filter.ts'
import type { FilterSettings } from './filter-settings.ts'
import { idsDigest, orderDigest } from './ids-digest.ts'
import type { Decision } from './keep-rule.ts'
import type { RemovedLedger } from './ledger.ts'
import type { OnlineRun } from './online-run.ts'
import { type OnlineTask, weightsDigest } from './online-task.ts'
import { MIMIC_RECORD_FORMAT, type MimicProvenance, type MimicRecord } from './record.ts'
import { batchesDigest } from './run-digests.ts'
import type { SideBySide } from './side-by-side.ts'

/** A finished run of a classifier with its filter, as a record. `ids`: the records' ids by index. */
export type DescribedRun = {
  task: OnlineTask
  run: OnlineRun
  ids: readonly string[]
  filter: { settings: FilterSettings; outcome: FilterOutcome; ledger: RemovedLedger; beside: SideBySide[] }
  provenance: MimicProvenance
}

/** The record of a run and its filter. `versionDigest` and the digest of the scores' file are null: they are known once those are kept. */
export function describeRun({ task, run, ids, filter, provenance }: DescribedRun): MimicRecord {
  const { model, initial, reference, score, train } = task
  if (reference === null) throw new Error('Plain training has no scores, and no record of a filter.')
  const { epochs, steps } = run.trace()
  const { outcome, settings } = filter
  const chosen = score.mimicLayer ?? `${layersOf(model).at(-1)?.name}.weight`
  return {
    format: MIMIC_RECORD_FORMAT,
    input: { ...provenance.input, sampleOrder: orderDigest(ids), records: ids.length },
    labels: provenance.labels,
    model: {
      arch: archOf(model),
      initWeightsDigest: weightsDigest(model, initial),
      trainableParams: weightSizes(model).reduce((sum, [, size]) => sum + size, 0),
    },
    reference: { ...provenance.reference, weightsDigest: weightsDigest(model, reference) },
    score: {
      mimicLayer: chosen,
      layerShape: shapeOf(model, chosen),
      method: score.method,
      temperature: score.temperature,
      calibrateMimicLayerOnly: score.calibrate === 'layer',
      startingEpoch: score.startingEpoch,
      form: score.form,
      lossReduction: 'mean',
      windowRule: 'none',
      packing: 'one-record-a-row',
      whenVZero: 'scores-0-votes-abstain',
      dtype: 'f64',
    },
    train: {
      optimizer: train.optimizer,
      batchSize: train.batchSize,
      dropLast: train.dropLast,
      epochs: train.epochs,
      seeds: { order: train.seed },
    },
    trace: {
      batches: epochs.map((epoch) => batchesDigest(epoch, steps, ids)),
      steps: steps.map(({ norm, size }) => ({ norm, size })),
      scores: null,
    },
    stage2: { settings, version: FILTER_VERSION },
    output: {
      keptIdsDigest: idsOf(outcome, ids, 'keep'),
      droppedIdsDigest: idsOf(outcome, ids, 'drop'),
      unknownIdsDigest: idsOf(outcome, ids, 'unknown'),
      counts: outcome.counts,
      qualityEstimate: outcome.qualityEstimate,
      ledgerDigest: filter.ledger.digest,
      versionDigest: null,
      beside: filter.beside,
    },
  }
}

function archOf({ inputs, hidden, activation, classes }: Classifier): string {
  if (hidden.length === 0) return `linear ${inputs} → ${classes}`
  return `mlp ${[inputs, ...hidden, classes].join(' → ')}, ${activation}`
}

function shapeOf(model: Classifier, name: string): number[] | null {
  const layer = layersOf(model).find((each) => `${each.name}.weight` === name)
  return layer === undefined ? null : [layer.outputs, layer.inputs]
}

function idsOf({ decisions }: FilterOutcome, ids: readonly string[], wanted: Decision): Digest {
  return idsDigest(ids.filter((_, place) => decisions[place] === wanted))
}
