import type { Digest } from '../digest.ts'
import { FILTER_VERSION, type FilterOutcome } from './filter.ts'
import type { FilterSettings } from './filter-settings.ts'
import { idsDigest, orderDigest } from './ids-digest.ts'
import type { Decision } from './keep-rule.ts'
import type { RemovedLedger } from './ledger.ts'
import { MIMIC_RECORD_FORMAT, type MimicProvenance, type MimicRecord } from './record.ts'
import { batchesDigest } from './run-digests.ts'
import type { SideBySide } from './side-by-side.ts'
import type { MimicTrace } from './trace.ts'

/** What a task says of itself: of a classifier by `describeOnlineTask`, of text by `describeTextTask`. */
export type DescribedTask = Pick<MimicRecord, 'model' | 'score' | 'train'> & { referenceDigest: Digest }

/** A finished run with its filter. `ids`: the records' ids by index. */
export type DescribedRun = {
  task: DescribedTask
  trace: MimicTrace
  ids: readonly string[]
  filter: { settings: FilterSettings; outcome: FilterOutcome; ledger: RemovedLedger; beside: SideBySide[] }
  provenance: MimicProvenance
}

/** The record of a run and its filter. `versionDigest` and the digest of the scores' file are null: they are known once those are kept. */
export function describeRun({ task, trace, ids, filter, provenance }: DescribedRun): MimicRecord {
  const { epochs, steps } = trace
  const { outcome, settings } = filter
  return {
    format: MIMIC_RECORD_FORMAT,
    input: { ...provenance.input, sampleOrder: orderDigest(ids), records: ids.length },
    labels: provenance.labels,
    model: task.model,
    reference: { ...provenance.reference, weightsDigest: task.referenceDigest },
    score: task.score,
    train: task.train,
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

function idsOf({ decisions }: FilterOutcome, ids: readonly string[], wanted: Decision): Digest {
  return idsDigest(ids.filter((_, place) => decisions[place] === wanted))
}
