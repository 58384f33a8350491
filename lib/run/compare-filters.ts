import type { Decision } from '../grad-mimic/keep-rule.ts'
import { type Overlap, overlap } from '../grad-mimic/overlap.ts'
import { rankCorrelation } from '../grad-mimic/rank-correlation.ts'

/** What a filter made of a record: its answer, and the mean raw score, NaN where it has none. */
export type FilteredRecord = { id: string; decision: Decision; score: number }

/**
 * Two filters on the records that both judged. `stay`: those that both leave in, `ours`, `theirs`: those that only that one drops, `dropped`: those that both
 * drop; they add up to `shared`. What could not be told stays. `alone`: records that only one of them judged. `correlation`: Spearman’s ρ of the two scores, null
 * where it can’t be told.
 */
export type FilterComparison = {
  shared: number
  alone: { ours: number; theirs: number }
  stay: number
  ours: number
  theirs: number
  dropped: number
  overlap: { dropped: Overlap; kept: Overlap }
  correlation: number | null
}

/** How far two filters agree on the same records. */
export function compareFilters(ours: readonly FilteredRecord[], theirs: readonly FilteredRecord[]): FilterComparison {
  const other = new Map(theirs.map((record) => [record.id, record]))
  const pairs = ours.flatMap((record) => {
    const found = other.get(record.id)
    return found === undefined ? [] : [[record, found] as const]
  })
  const places = (side: 0 | 1, isDropped: boolean) =>
    new Set(pairs.flatMap((pair, place) => ((pair[side].decision === 'drop') === isDropped ? [place] : [])))
  const dropped = overlap(places(0, true), places(1, true))
  const kept = overlap(places(0, false), places(1, false))
  const scores = (side: 0 | 1) => Float64Array.from(pairs, (pair) => pair[side].score)
  return {
    shared: pairs.length,
    alone: { ours: ours.length - pairs.length, theirs: theirs.length - pairs.length },
    ...{ stay: kept.both, dropped: dropped.both },
    ours: places(0, true).size - dropped.both,
    theirs: places(1, true).size - dropped.both,
    overlap: { dropped, kept },
    correlation: rankCorrelation(scores(0), scores(1)),
  }
}
