import type { PlaceRun } from '#db/queries/list-place-history.ts'
import { pathnameOf } from '#lib/preference/places.ts'
import type { Mechanism } from '#lib/preference/preference.ts'

/**
 * A place as it was seen in the course of time, the newest first, by whoever looked. `alike`: how many further addresses of the origin were seen to
 * say the same.
 */
export type SeenPlace = {
  mechanism: Mechanism
  location: string
  runs: PlaceRun[]
  alike: number
}

/**
 * The places that runs tell of: files of the origin first, robots.txt before all, then what single records were sent with. Responses of records that
 * say the same stand as one.
 */
export function placesOfRuns(runs: readonly PlaceRun[]): SeenPlace[] {
  const places = new Map<string, SeenPlace>()
  for (const run of runs) {
    const key = `${run.mechanism} ${run.location}`
    const place = places.get(key) ?? { ...nameOf(run), runs: [], alike: 0 }
    place.runs.push(run)
    places.set(key, place)
  }
  return mergeAlike([...places.values()]).toSorted(inOrder)
}

function nameOf({ mechanism, location }: PlaceRun) {
  return { mechanism, location }
}

/** Responses of single records without a body of their own: there may be thousands that say the same. */
function mergeAlike(places: readonly SeenPlace[]): SeenPlace[] {
  const merged = new Map<string, SeenPlace>()
  for (const place of places) {
    const [newest] = place.runs
    const isResponse = newest !== undefined && newest.mechanism === 'robots-tag' && place.runs.length === 1
    const key = isResponse
      ? `${newest.observer} ${newest.state} ${newest.failure} ${newest.headers}`
      : `${place.mechanism} ${place.location}`
    const first = merged.get(key)
    if (first === undefined) merged.set(key, { ...place })
    else first.alike += 1
  }
  return [...merged.values()]
}

const FIRST: readonly string[] = [
  '/robots.txt',
  '/.well-known/tdmrep.json',
  '/ai.txt',
  '/.well-known/ai.txt',
  '/trust.txt',
]

function inOrder(a: SeenPlace, b: SeenPlace): number {
  return rankOf(a) - rankOf(b) || a.location.localeCompare(b.location)
}

/** What has bytes goes before what was never there. */
function rankOf({ location, runs }: SeenPlace): number {
  const path = FIRST.indexOf(pathnameOf(location))
  const wasThere = runs.some(({ body, state }) => body !== null || state === 'unreachable' || state === 'stale')
  return (wasThere ? 0 : 10) + (path === -1 ? FIRST.length : path)
}
