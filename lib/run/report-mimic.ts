import type { Conclusion } from '../grad-mimic/conclude-run.ts'
import type { SideBySide } from '../grad-mimic/side-by-side.ts'
import { filterFigures } from './filter-figures.ts'
import {
  GradMimicConfiguration as Configuration,
  type GradMimicConfiguration,
  type GradMimicResult,
} from './grad-mimic-record.ts'
import { JsonObject } from './json-object.ts'

/** A run's configuration and result, as a run is reported. */
export type ReportedMimic = { configuration: GradMimicConfiguration; result: GradMimicResult }

/**
 * A Grad-Mimic run of this engine as a run is reported. `bad`: the records known to be bad, by index, in simulations; else null. Steps are left out where their number does not
 * follow from that of the records, since one without a next token is met by none; sources are where there are more than a thousand.
 */
export function reportMimic(conclusion: Conclusion, bad: ReadonlySet<number> | null): ReportedMimic {
  const { record, outcome, beside } = conclusion
  const { input, labels, model, reference, score, train, trace, stage2 } = record
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
  const result: GradMimicResult = {
    ...filterFigures(conclusion),
    ...(follows ? { steps: trace.steps.length } : {}),
    ...(bad === null ? {} : { truth: truthOf(own, bad.size, wrongDropped) }),
  }
  return { configuration, result }
}

function truthOf(own: SideBySide | undefined, wrong: number, wrongDropped: number): GradMimicResult['truth'] {
  return { wrong, wrongDropped, ...own?.auto, ...(own?.auc != null && { auc: own.auc }) }
}
