import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { collectionMoments, placesAtCollection } from './at-collection.ts'
import { exampleAttempts } from './example-attempts.ts'
import { ATTEMPT_STATES, type Attempt } from './observation.ts'

const MAY = '2026-05-01T00:00:00Z'
const JUNE = '2026-06-01T00:00:00Z'
const JULY = '2026-07-01T00:00:00Z'
const BETWEEN = '2026-06-15T00:00:00Z'

test('what the collector kept then is what held, whatever we saw', () => {
  const { attempts, add } = exampleAttempts()
  add(MAY, { text: 'ours' })
  const kept = add(JUNE, { text: 'theirs', observer: 'collector', agent: 'CCBot' })
  add(JULY, { text: 'ours' })
  const { places, basis } = placesAtCollection(attempts, BETWEEN)
  expect([basis, places.map(({ observation }) => observation)]).toEqual(['collector', [kept]])
})

test('of several copies the collector’s last before the record counts; where all are later, the first; without a time, the last', () => {
  const { attempts, add } = exampleAttempts()
  const [may, june, july] = [MAY, JUNE, JULY].map((at) => add(at, { text: at, observer: 'collector' }))
  const copyFor = (retrievedAt: string | null) => placesAtCollection(attempts, retrievedAt).places[0]?.observation
  expect(copyFor(BETWEEN)).toBe(june)
  expect(copyFor('2026-04-01T00:00:00Z')).toBe(may)
  expect(copyFor(null)).toBe(july)
})

test('failing that, what we saw both before and after is inferred, and nothing else', () => {
  const { attempts, add } = exampleAttempts()
  const before = add(MAY, { text: 'same' })
  add(JUNE, { failure: 'timeout' })
  add(JULY, { text: 'same' })
  const inferred = placesAtCollection(attempts, BETWEEN)
  expect([inferred.basis, inferred.places[0]?.observation]).toEqual(['inferred', before])
  for (const outside of ['2026-04-01T00:00:00Z', '2026-08-01T00:00:00Z', null])
    expect(placesAtCollection(attempts, outside)).toEqual({ basis: 'none', places: [] })
})

test('what changed between two observations is not known for the time between', () => {
  const { attempts, add } = exampleAttempts()
  add(MAY, { text: 'before' })
  add(JULY, { text: 'after' })
  expect(placesAtCollection(attempts, BETWEEN)).toEqual({ basis: 'none', places: [] })
})

test('that there was no file before and none after is inferred too', () => {
  const { attempts, add } = exampleAttempts()
  add(MAY, { state: 'unavailable', failure: 'not-found' })
  add(JULY, { state: 'unavailable', failure: 'refused' })
  expect(placesAtCollection(attempts, BETWEEN).basis).toBe('inferred')
})

test('a copy of long before the record is stale by then', () => {
  const { attempts, add } = exampleAttempts()
  add(MAY, { text: 'x', observer: 'collector' })
  expect(placesAtCollection(attempts, JULY).places[0]?.asOf).toBe(JULY)
})

test('law: between two moments nothing changes', () => {
  const START = Date.parse(MAY)
  const at = (days: number) => new Date(START + days * 86_400_000).toISOString()
  const one = fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    state: fc.constantFrom(...ATTEMPT_STATES),
    observer: fc.constantFrom('harvest' as const, 'collector' as const),
    text: fc.constantFrom('a', 'b'),
    place: fc.constantFrom('/robots.txt', '/ai.txt'),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.nat(120), fc.nat(120), (given, a, b) => {
      const { attempts, add } = exampleAttempts()
      for (const { day, place, ...rest } of given) add(at(day), { ...rest, location: `https://a.example${place}` })
      const moments = collectionMoments(attempts)
      const spanOf = (day: number) => moments.filter((moment) => moment <= Date.parse(at(day))).length
      if (spanOf(a) !== spanOf(b)) return true
      return whatHolds(attempts, at(a)) === whatHolds(attempts, at(b))
    }),
    { numRuns: 300 },
  )
})

/** What decides: which copies hold, and whether each has outlived its time. */
function whatHolds(attempts: readonly Attempt[], retrievedAt: string): string {
  const { places, basis } = placesAtCollection(attempts, retrievedAt)
  const isOld = (place: (typeof places)[number]) =>
    place.observation !== null && Date.parse(place.asOf) - Date.parse(place.observation.finishedAt) > 37 * 86_400_000
  return JSON.stringify([basis, places.map((one) => [one.observation?.id, one.failed?.id, isOld(one)])])
}
