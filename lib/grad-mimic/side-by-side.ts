import { BASELINES, type Baseline } from './baselines.ts'
import { areaUnderCurve, type Detection, detection, detectionAtKnownRate } from './detection.ts'
import type { FilterOutcome } from './filter.ts'
import { voteByKmeans } from './kmeans1d.ts'
import { type Overlap, overlap } from './overlap.ts'
import { rankCorrelation } from './rank-correlation.ts'
import { bottomShare } from './ranking.ts'
import { DROP } from './vote.ts'

/** The sentence that goes with every filter run, wherever it is shown. */
export const WHAT_A_SCORE_SAYS =
  "The score says how far a record's gradient points towards this reference model. It says nothing about licence, bias or toxicity."

/**
 * One way of choosing records beside the filter: how far the records it would drop, as many as the filter did, are the same ones;
 * how far it puts all records in the same order (Spearman’s ρ with the mean Mimic Score; null: it can’t be told); and, where the bad records are known, how well it finds them: AUC, F1 with the rate known, and F1 without (`auto`: what the
 * filter dropped; the lower group of two means for a loss; null for chance, which can't tell how many).
 */
export type SideBySide = {
  name: 'mimic' | Baseline
  overlapWithMimic: Overlap
  rankCorrelation: number | null
  auc: number | null
  atKnownRate: Detection | null
  auto: Detection | null
}

/**
 * The filter and its rivals on the same records. `values`: what ranks the records by mimic (the mean raw score). `bad`: the records
 * known to be bad; null, where the truth isn't known, and then no detection is given.
 */
export function compareWithBaselines(
  { decisions }: Pick<FilterOutcome, 'decisions'>,
  values: Float64Array,
  baselines: Record<Baseline, Float64Array>,
  bad: ReadonlySet<number> | null,
): SideBySide[] {
  const dropped = new Set(decisions.flatMap((decision, record) => (decision === 'drop' ? [record] : [])))
  const share = dropped.size / decisions.length
  const row = (name: SideBySide['name'], ranks: Float64Array, flagged: ReadonlySet<number> | null): SideBySide => ({
    name,
    overlapWithMimic: overlap(dropped, name === 'mimic' ? dropped : bottomShare(ranks, share)),
    rankCorrelation: name === 'mimic' ? 1 : rankCorrelation(values, ranks),
    auc: bad === null ? null : areaUnderCurve(ranks, bad),
    atKnownRate: bad === null ? null : detectionAtKnownRate(ranks, bad),
    auto: bad === null || flagged === null ? null : detection(flagged, bad),
  })
  return [
    row('mimic', values, dropped),
    ...BASELINES.map((name) => row(name, baselines[name], name === 'random' ? null : lowerGroup(baselines[name]))),
  ]
}

/** The records in the lower of two groups by 2-means; none if all are equal. */
function lowerGroup(values: Float64Array): Set<number> {
  return new Set(Array.from(voteByKmeans(values)).flatMap((vote, record) => (vote === DROP ? [record] : [])))
}
