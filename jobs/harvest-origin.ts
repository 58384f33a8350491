import type { Seen } from '#db/commands/settle-origin.ts'
import { type KeptAttempt, readCopies, readHarvestAttempts } from '#db/queries/read-attempts.ts'
import { type Place, POLICY_FLAG, placeKey, robotsOf } from '#lib/preference/harvest-places.ts'
import { nextPlace, type Told } from '#lib/preference/harvest-plan.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { askForOrigin, bodyOf, type HarvestRun } from './ask-for-origin.ts'

/** What a round showed of an origin: its places as they are told by now, and whether anything is other than before. */
export type Round = { told: Told[]; seen: Seen }

/**
 * One round with an origin: its places one after the other, each kept as an attempt before the next is asked. What was told earlier in the same
 * harvest is not asked again. Null: the worker stops, and the round was left off.
 */
export async function askRound(run: HarvestRun, origin: string, harvestId: string | null): Promise<Round | null> {
  const { db } = run.context
  const copies = new Map((await readCopies(db, origin)).map((one) => [placeKey(one), one]))
  const told = harvestId === null ? new Map<string, Told>() : await toldBefore(run, harvestId, origin, copies)
  const asked = new Set<string>()
  const robots = placeKey(robotsOf(origin))
  let isChanged = false
  for (
    let place = nextPlace(origin, [...told.values()], asked);
    place !== null;
    place = nextPlace(origin, [...told.values()], asked)
  ) {
    if (run.context.isStopping()) return null
    const key = placeKey(place)
    const copy = copies.get(key) ?? null
    const own = key === robots ? null : (told.get(robots) ?? null)
    const one = await askForOrigin(run, { origin, harvestId, place, copy }, own)
    isChanged ||= isOther(one, copy)
    told.set(key, one)
    asked.add(key)
  }
  return { told: [...told.values()], seen: seenOf(told.get(robots), isChanged) }
}

async function toldBefore(
  run: HarvestRun,
  harvestId: string,
  origin: string,
  copies: ReadonlyMap<string, KeptAttempt>,
): Promise<Map<string, Told>> {
  const attempts = await readHarvestAttempts(run.context.db, harvestId, origin)
  const told = await Promise.all(
    attempts.map(async (attempt): Promise<Told> => {
      const place = placeOf(attempt)
      const kept = attempt.state === 'stale' ? (copies.get(placeKey(place))?.body ?? null) : attempt.body
      return { place, attempt, body: await bodyOf(run, kept) }
    }),
  )
  return new Map(told.map((one) => [placeKey(one.place), one]))
}

function placeOf({ mechanism, location, flags }: Attempt): Place {
  return { mechanism, location, isPolicy: flags.includes(POLICY_FLAG) }
}

/** Whether what is told of a place is other than its copy; what could not be read is not. */
function isOther({ attempt }: Told, copy: KeptAttempt | null): boolean {
  if (attempt.state === 'unreachable' || attempt.state === 'stale') return false
  return copy === null || copy.body !== attempt.body || copy.state !== attempt.state
}

function seenOf(robots: Told | undefined, isChanged: boolean): Seen {
  if (robots === undefined || robots.attempt.state === 'unreachable' || robots.attempt.state === 'stale')
    return 'unread'
  return isChanged ? 'changed' : 'same'
}
