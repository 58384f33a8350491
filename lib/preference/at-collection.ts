import { type Attempt, isAbsent, isObservation } from './observation.ts'
import { byPlace, COPY_LIVES_MS, type KnownPlace, knownBy, timeOf } from './places-of-attempts.ts'

/**
 * How what held at collection is known: by what the `collector` kept then, `inferred` from equal observations of ours before and after, or
 * not at all.
 */
export type CollectionBasis = 'collector' | 'inferred' | 'none'

/**
 * What held at each place when a record was collected (`preferences.md` §6; ours): the collector's copy of that time, failing that what we saw
 * both before and after, if it was the same. Other places say nothing: they were not observed. `retrievedAt` null: nobody says when.
 */
export function placesAtCollection(
  attempts: readonly Attempt[],
  retrievedAt: string | null,
): { places: KnownPlace[]; basis: CollectionBasis } {
  const found = byPlace(attempts).map((all) => {
    const kept = all.filter(({ observer }) => observer === 'collector')
    if (kept.length > 0) return { basis: 'collector' as const, places: keptThen(kept, retrievedAt) }
    return { basis: 'inferred' as const, places: retrievedAt === null ? [] : unchangedAround(all, retrievedAt) }
  })
  const known = found.filter(({ places }) => places.length > 0)
  const isKept = known.some(({ basis }) => basis === 'collector')
  return {
    places: known.flatMap(({ places }) => places),
    basis: isKept ? 'collector' : known.length > 0 ? 'inferred' : 'none',
  }
}

/**
 * The moments at which what is known at collection may change, in ms, ascending: between two of them every record of the origin was collected
 * under the same copies.
 */
export function collectionMoments(attempts: readonly Attempt[]): number[] {
  const ends = attempts.map(timeOf)
  return [...new Set([...ends, ...ends.map((end) => end + COPY_LIVES_MS + 1)])].sort((a, b) => a - b)
}

/** A crawl asks for robots.txt first, so a copy of after the record counts only where none is of before; without a time, the last one. */
function keptThen(kept: readonly Attempt[], retrievedAt: string | null): KnownPlace[] {
  const [first] = kept
  if (retrievedAt === null) return knownBy(kept, kept.at(-1)?.finishedAt ?? '')
  const before = kept.filter((one) => timeOf(one) <= Date.parse(retrievedAt))
  if (before.length > 0) return knownBy(before, retrievedAt)
  return first === undefined ? [] : knownBy([first], first.finishedAt)
}

function unchangedAround(attempts: readonly Attempt[], retrievedAt: string): KnownPlace[] {
  const seen = attempts.filter(isObservation)
  const before = seen.findLast((one) => timeOf(one) <= Date.parse(retrievedAt))
  const after = seen.find((one) => timeOf(one) > Date.parse(retrievedAt))
  if (before === undefined || after === undefined || !isSame(before, after)) return []
  return knownBy([before], before.finishedAt)
}

function isSame(a: Attempt, b: Attempt): boolean {
  return (isAbsent(a) && isAbsent(b)) || (a.state === b.state && a.body === b.body && a.failure === b.failure)
}
