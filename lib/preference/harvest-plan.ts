import { filesOf, type Place, placeKey, robotsFile, robotsOf, targetsOf } from './harvest-places.ts'
import { againAfter, silentUntil, TRIES_ALLOWED } from './harvest-timing.ts'
import type { Attempt, FailureKind } from './observation.ts'
import { robotsAccess } from './robots-access.ts'

/** The name under which this registry asks, and which sites may name in their robots.txt. */
export const PRODUCT_TOKEN = 'Colophon'

/** An attempt before it is kept. */
export type AttemptDraft = Omit<Attempt, 'id'>

/** What is known of a place in this harvest: its newest attempt, and the bytes that hold for it (those of the copy where it is stale). */
export type Told = { place: Place; attempt: AttemptDraft; body: Uint8Array | null }

/** Failures that may pass: the place is asked again in the same harvest. */
const PASSING: readonly FailureKind[] = ['rate-limited', 'server-error', 'timeout', 'dns', 'connect', 'tls']
/** Failures after which the same host is left alone for this round. */
const OF_THE_HOST: readonly FailureKind[] = ['rate-limited', 'timeout', 'dns', 'connect', 'tls', 'blocked-address']

/** Whether a robots.txt lets this registry ask. `refused`: by its rules. `unread`: nobody knows, so not. */
export type MayAsk = 'may' | 'refused' | 'unread'

/** Whether the address may be asked by the robots.txt of its own origin, as it was told (RFC 9309 s2.3.1). */
export function mayAsk({ attempt, body }: Pick<Told, 'attempt' | 'body'>, location: string): MayAsk {
  const { state, failure } = attempt
  if (state === 'unavailable') return 'may'
  if (state === 'unreachable' || (state === 'stale' && body === null)) return 'unread'
  if (failure === 'soft-404' || body === null) return 'may'
  const { access } = robotsAccess(robotsFile(body), PRODUCT_TOKEN)(location)
  return access === 'allow' ? 'may' : 'refused'
}

/**
 * The place that is asked next: robots.txt, then what was never asked, then what failed in an earlier round. Null: nothing is left for this
 * round. `asked`: the keys of what was asked in it.
 */
export function nextPlace(origin: string, told: readonly Told[], asked: ReadonlySet<string>): Place | null {
  const robots = told.find(({ place }) => placeKey(place) === placeKey(robotsOf(origin)))
  const isOpen = ({ attempt }: Told) => attempt.failure !== null && PASSING.includes(attempt.failure)
  if (robots === undefined) return asked.has(placeKey(robotsOf(origin))) ? null : robotsOf(origin)
  if (told.some(({ place, attempt }) => asked.has(placeKey(place)) && isOfTheHost(attempt))) return null
  if (isOpen(robots) && !asked.has(placeKey(robots.place))) return robots.place
  if (mayAsk(robots, robots.place.location) === 'unread') return null
  const places = plannedPlaces(origin, told)
  const known = new Map(told.map((one) => [placeKey(one.place), one]))
  const waiting = places.filter((place) => !asked.has(placeKey(place)))
  const fresh = waiting.find((place) => !known.has(placeKey(place)))
  return (
    fresh ?? waiting.find((place) => told.some((one) => placeKey(one.place) === placeKey(place) && isOpen(one))) ?? null
  )
}

/** The places of an origin by what its files have told so far. */
export function plannedPlaces(origin: string, told: readonly Told[]): Place[] {
  const at = (location: string) => told.find(({ place }) => place.location === location && !place.isPolicy)
  const bodyAt = (location: string) => {
    const one = at(location)
    return one === undefined || one.attempt.failure === 'soft-404' ? null : one.body
  }
  const targets = targetsOf({
    robots: bodyAt(`${origin}/robots.txt`),
    tdmrep: bodyAt(`${origin}/.well-known/tdmrep.json`),
    headers: told
      .filter(({ place }) => place.location.startsWith(`${origin}/`))
      .flatMap(({ attempt }) => attempt.headers),
  })
  const firstTrustIsAbsent = at(`${origin}/trust.txt`)?.attempt.failure === 'not-found'
  return [...filesOf(origin, { firstTrustIsAbsent }), ...targets.places]
}

/** What became of an origin after a round: it is done with one outcome, or is asked again. `silent`: until when its host asked for silence. */
export type Settled = { isDone: boolean; outcome: 'read' | FailureKind; dueAt: Date; silent: Date | null }

/**
 * Settles an origin after a round. `tries`: rounds so far, this one included. The outcome is that of its robots.txt; it is done when every place
 * has said what it will, when the tries are used up, or when the host asks for a silence longer than a harvest waits.
 */
export function settleRound(
  origin: string,
  told: readonly Told[],
  { tries, now }: { tries: number; now: Date },
): Settled {
  const robots = told.find(({ place }) => placeKey(place) === placeKey(robotsOf(origin)))
  const outcome = robots === undefined ? 'not-asked' : (robots.attempt.failure ?? 'read')
  const silences = told.map(({ attempt }) =>
    attempt.status === 429 || attempt.status === 503
      ? silentUntil(attempt.headers, new Date(attempt.finishedAt))
      : null,
  )
  const silent = silences.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null)
  const stillSilent = silent !== null && silent > now ? silent : null
  const dueAt = againAfter(tries, now)
  const isTooLong = stillSilent !== null && stillSilent.getTime() - now.getTime() > LONGEST_WAIT_MS
  const isLeft = nextPlace(origin, told, new Set()) !== null
  return {
    isDone: !isLeft || tries >= TRIES_ALLOWED || isTooLong,
    outcome,
    dueAt: stillSilent !== null && stillSilent > dueAt ? stillSilent : dueAt,
    silent: stillSilent,
  }
}

/** A harvest waits no longer than this for a host that asked for silence. */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000

function isOfTheHost({ failure }: AttemptDraft): boolean {
  return failure !== null && OF_THE_HOST.includes(failure)
}
