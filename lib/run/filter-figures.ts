import type { Conclusion } from '../grad-mimic/conclude-run.ts'
import type { SideBySide } from '../grad-mimic/side-by-side.ts'
import { GradMimicResult } from './grad-mimic-record.ts'

/** How many sources a run's result can name. */
const MOST_SOURCES = 1000

/** What a filter of this engine came to, as its run tells it: counts, rivals, how the scores lie, records to look at. Of more than a thousand sources none is told. */
export function filterFigures({ record, ledger, beside, distribution, examples }: Conclusion): GradMimicResult {
  const { counts, qualityEstimate, keptIdsDigest, droppedIdsDigest, unknownIdsDigest } = record.output
  return GradMimicResult.parse({
    ...{ kept: counts.keep, dropped: counts.drop, unknown: counts.unknown, keptShare: qualityEstimate },
    ...{ keptIdsDigest, droppedIdsDigest, unknownIdsDigest, ledgerDigest: ledger.digest },
    beside: beside.map(besideOf),
    ...(distribution !== null && { distribution }),
    examples,
    sources: ledger.sources.length > MOST_SOURCES ? [] : ledger.sources,
  })
}

function besideOf({ name, overlapWithMimic: { both, jaccard }, rankCorrelation, auc, atKnownRate, auto }: SideBySide) {
  return {
    ...{ name, both, jaccard },
    ...(rankCorrelation !== null && { correlation: rankCorrelation }),
    ...(auc !== null && { auc }),
    ...(atKnownRate !== null && { f1AtKnownRate: atKnownRate.f1 }),
    ...(auto !== null && { f1: auto.f1 }),
  }
}
