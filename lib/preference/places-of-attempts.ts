import { type Attempt, isObservation } from './observation.ts'

/**
 * What is known of one place at a moment: the last observation, and the last attempt if that failed after it, failing since then. `asOf`: the
 * moment, in ISO 8601.
 */
export type KnownPlace = {
  observation: Attempt | null
  failed: Attempt | null
  failingSince: string | null
  asOf: string
}

/** How long a copy lives, in ms: the longest interval at which a place is read again, 30 days, and a week (ours). */
export const COPY_LIVES_MS = 37 * 86_400_000

/** The attempts of each origin, in the order given. */
export function byOrigin(attempts: readonly Attempt[]): Map<string, Attempt[]> {
  const origins = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const known = origins.get(attempt.origin)
    if (known === undefined) origins.set(attempt.origin, [attempt])
    else known.push(attempt)
  }
  return origins
}

/** The attempts of each place, oldest first. A place is one address asked for one mechanism. */
export function byPlace(attempts: readonly Attempt[]): Attempt[][] {
  const places = new Map<string, Attempt[]>()
  for (const attempt of attempts.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    const key = `${attempt.mechanism} ${attempt.location}`
    places.set(key, [...(places.get(key) ?? []), attempt])
  }
  return [...places.values()]
}

/**
 * What was known of each place at a moment, by the attempts that had ended by then. Where we asked a place ourselves, what a collector kept
 * of it is left aside.
 */
export function placesAt(attempts: readonly Attempt[], asOf: string): KnownPlace[] {
  return byPlace(attempts).flatMap((all) => {
    const ended = all.filter((attempt) => timeOf(attempt) <= Date.parse(asOf))
    const ours = ended.filter(({ observer }) => observer === 'harvest')
    return knownBy(ours.length > 0 ? ours : ended, asOf)
  })
}

/** What attempts at one place, oldest first, leave known at a moment; nothing, where there are none or it was never asked. */
export function knownBy(attempts: readonly Attempt[], asOf: string): KnownPlace[] {
  const asked = attempts.filter(({ failure }) => failure !== 'not-asked')
  const observation = asked.findLast(isObservation) ?? null
  const after = asked.slice(observation === null ? 0 : asked.indexOf(observation) + 1)
  const failed = after.at(-1) ?? null
  if (observation === null && failed === null) return []
  return [{ observation, failed, failingSince: after[0]?.finishedAt ?? null, asOf }]
}

/** When an attempt ended, in ms. */
export function timeOf({ finishedAt }: Pick<Attempt, 'finishedAt'>): number {
  return Date.parse(finishedAt)
}
