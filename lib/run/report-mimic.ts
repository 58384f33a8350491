import type { Conclusion } from '../grad-mimic/conclude-run.ts'
import {
  GradMimicConfiguration as Configuration,
  type GradMimicConfiguration,
  type GradMimicResult,
  GradMimicResult as Result,
} from './grad-mimic-record.ts'
import { JsonObject } from './json-object.ts'

/** How many sources a run's result can name. */
const MOST_SOURCES = 1000

/** A run's configuration and result, as a run is reported. */
export type ReportedMimic = { configuration: GradMimicConfiguration; result: GradMimicResult }

/**
 * A Grad-Mimic run of this engine as a run is reported. `bad`: the records known to be bad, by index, in simulations; else null. Steps are left out where their number does not
 * follow from that of the records, since one without a next token is met by none; sources are where there are more than a thousand.
 */
export function reportMimic(
  { record, ledger, outcome, beside }: Conclusion,
  bad: ReadonlySet<number> | null,
): ReportedMimic {
  const { input, labels, model, reference, score, train, trace, stage2, output } = record
  const { keep, drop, unknown } = output.counts
  const { keptIdsDigest, droppedIdsDigest } = output
  const own = beside.find(({ name }) => name === 'mimic')
  const configuration = Configuration.parse({
    implementation: { name: 'Colophon', version: record.format },
    input: {
      ...{ records: input.records, split: input.split, sampleOrder: input.sampleOrder },
      ...{ labelField: input.labelField ?? '', preprocessing: input.preprocessing.name },
    },
    ...(labels === null ? {} : { labels: { ...labels, corrupted: bad?.size } }),
    model,
    reference: {
      ...{ weightsDigest: reference.weightsDigest, origin: reference.origin, licence: reference.licence ?? '' },
      ...{ sharedInit: reference.sharedInit ?? undefined, sigma: reference.sigma },
    },
    score: {
      ...{ mimicLayer: score.mimicLayer, method: score.method, temperature: score.temperature, form: score.form },
      ...{ lossReduction: score.lossReduction, startingEpoch: score.startingEpoch },
    },
    train: {
      ...{ optimizer: train.optimizer.kind, lr: train.optimizer.lr, weightDecay: train.optimizer.weightDecay },
      ...{ batchSize: train.batchSize, dropLast: train.dropLast, epochs: train.epochs },
    },
    stage2: JsonObject.parse(stage2),
  })
  const batches = input.records / train.batchSize
  const follows = train.epochs * (train.dropLast ? Math.floor(batches) : Math.ceil(batches)) === trace.steps.length
  const wrongDropped = outcome.decisions.filter((decision, place) => decision === 'drop' && bad?.has(place)).length
  const result = Result.parse({
    ...{ kept: keep, dropped: drop, unknown, keptShare: keep / input.records, keptIdsDigest, droppedIdsDigest },
    ...(follows ? { steps: trace.steps.length } : {}),
    ...(bad === null ? {} : { truth: { wrong: bad.size, wrongDropped, ...own?.auto, auc: own?.auc ?? undefined } }),
    sources: ledger.sources.length > MOST_SOURCES ? [] : ledger.sources,
  })
  return { configuration, result }
}
