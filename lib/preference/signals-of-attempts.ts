import { type Attempt, type FailureKind, isAbsent } from './observation.ts'
import { COPY_LIVES_MS, type KnownPlace, placesAt, timeOf } from './places-of-attempts.ts'
import { type Mechanism, PROFILES, type Profile } from './preference.ts'
import type { Signal, SignalOutcome } from './signal.ts'

/** The kept bodies by their sha256. */
export type KeptBodies = ReadonlyMap<string, Uint8Array>

/** Formats of which a part says nothing. */
const WHOLE_OR_NOTHING: readonly Mechanism[] = ['tdmrep', 'rsl']

/** The signals that attempts of one origin make at a moment: what each place said last, and what came of asking since (`preferences.md` §8). */
export function signalsOfAttempts(attempts: readonly Attempt[], bodies: KeptBodies, asOf: string): Signal[] {
  return signalsOfPlaces(placesAt(attempts, asOf), bodies)
}

/** The same of places that were settled otherwise. A place that was never asked makes none. */
export function signalsOfPlaces(places: readonly KnownPlace[], bodies: KeptBodies): Signal[] {
  return places.flatMap((place) => [...copyOf(place, bodies), ...failureOf(place)])
}

/** The last copy as it was seen; stale where a later attempt failed or it outlived its time. */
function copyOf(place: KnownPlace, bodies: KeptBodies): Signal[] {
  const { observation, failed } = place
  if (observation === null) return []
  const signal = { ...placeOf(observation), body: null, headers: observation.headers }
  if (isAbsent(observation))
    return failed === null ? [{ ...signal, headers: [], outcome: absence(observation.failure ?? 'not-found') }] : []
  const lost = lossOf(observation, bodies)
  if (lost !== null)
    return failed === null ? [{ ...signal, headers: [], outcome: unread(lost, observation.finishedAt) }] : []
  const body = observation.body === null ? null : (bodies.get(observation.body) ?? null)
  const stale = staleness(place)
  return [{ ...signal, body, ...(stale !== null && { outcome: stale }) }]
}

/** Why the bytes of an observation say nothing: they are gone, or a part of what only the whole says. */
function lossOf({ body, mechanism, state }: Attempt, bodies: KeptBodies): string | null {
  if (body !== null && !bodies.has(body)) return 'bytes-gone'
  return state === 'parsed-truncated' && WHOLE_OR_NOTHING.includes(mechanism) ? 'too-large' : null
}

function staleness({ observation, failed, failingSince, asOf }: KnownPlace): SignalOutcome | null {
  if (failed !== null) {
    // by the letter a 429 is a 4xx, so that the copy is over; the protective reading keeps it
    const profiles: readonly Profile[] = failed.failure === 'rate-limited' ? ['protective'] : PROFILES
    return { kind: 'stale', failure: nameOf(failed), since: failingSince, profiles, access: 'deny' }
  }
  if (observation === null || Date.parse(asOf) - timeOf(observation) <= COPY_LIVES_MS) return null
  return { kind: 'stale', failure: 'outlived', since: observation.finishedAt, profiles: PROFILES, access: 'deny' }
}

/** What the failed attempts say: the place is unread, which for crawling is not the same for every failure. */
function failureOf({ failed, failingSince }: KnownPlace): Signal[] {
  if (failed === null) return []
  const signal = { ...placeOf(failed), body: null, headers: [] }
  const since = failingSince ?? failed.finishedAt
  if (failed.failure === 'rate-limited')
    return [
      { ...signal, outcome: absence('rate-limited', ['literal']) },
      { ...signal, outcome: unread('rate-limited', since, ['protective']) },
    ]
  const outcome = unread(nameOf(failed), since)
  return [{ ...signal, outcome: failed.failure === 'redirect-limit' ? { ...outcome, access: 'allow' } : outcome }]
}

function placeOf({ mechanism, location }: Attempt): Pick<Signal, 'mechanism' | 'location'> {
  return { mechanism, location }
}

/** The place answered that there is none: not read as consent, and nothing is forbidden to crawlers (RFC 9309 s2.3.1.3). */
function absence(failure: FailureKind, profiles: readonly Profile[] = PROFILES): SignalOutcome {
  return { kind: 'absent', failure, since: null, profiles, access: 'allow' }
}

function unread(failure: string, since: string, profiles: readonly Profile[] = PROFILES): SignalOutcome {
  return { kind: 'unread', failure, since, profiles, access: 'deny' }
}

function nameOf({ failure, state }: Attempt): string {
  return failure ?? state
}
