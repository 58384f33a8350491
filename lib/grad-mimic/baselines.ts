import type { OtherScores } from './keep-rule.ts'
import { meanOverEpochs } from './mean-over-epochs.ts'
import type { MimicTrace } from './trace.ts'

/** What every filter run is shown beside: names of scores of the same records, higher is better. */
export const BASELINES = ['small-loss-mean', 'small-loss-last', 'reference-loss', 'random'] as const
export type Baseline = (typeof BASELINES)[number]

/**
 * The four rivals of a Mimic Score on the same records: less loss in training (mean of the epochs, and in the last epoch that met
 * the record), less loss of the reference model itself, and chance. The losses are those of the run that the trace is of, each
 * before its step. `referenceLoss`: in nats, by record index; `random`: any numbers from the stream of the noise.
 */
export function baselineScores(
  { epochs }: MimicTrace,
  { referenceLoss, random }: { referenceLoss: Float64Array; random: Float64Array },
): Record<Baseline, Float64Array> & OtherScores {
  const losses = epochs.map(({ loss }) => loss)
  return {
    'small-loss-mean': meanOverEpochs(losses, random.length).map((loss) => -loss),
    'small-loss-last': random.map(
      (_, record) => -(losses.findLast((loss) => !Number.isNaN(loss[record]))?.[record] ?? Number.NaN),
    ),
    'reference-loss': referenceLoss.map((loss) => -loss),
    random,
  }
}
