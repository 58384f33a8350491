import { expect, test } from '@playwright/test'
import { sha256Hex } from '#lib/digest.ts'
import { placesAtCollection } from '#lib/preference/at-collection.ts'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { fileMechanism } from '#lib/preference/harvest-places.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import type { LeafValue, Profile } from '#lib/preference/preference.ts'
import { signalsOfAttempts, signalsOfPlaces } from '#lib/preference/signals-of-attempts.ts'
import { ASKED_ON } from './observed.ts'
import { madeUpRecords, TWELVE_SITES } from './records.ts'
import { twelveSites } from './twelve-sites.ts'

const { observations, entry, blobs } = twelveSites()
const seen = [...observations.collected, ...observations.harvested.flatMap(({ seen }) => seen)]
const attempts = seen.map(({ attempt }, index): Attempt => ({ ...attempt, id: idOf(index) }))
const bodies = new Map(
  seen.flatMap(({ attempt, body }) => (attempt.body === null || body === null ? [] : [[attempt.body, body]])),
)
const records = madeUpRecords()
const LAST = `${ASKED_ON.at(-1)}T23:59:59Z`

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** What the attempts at a host say of a record, at collection or at a day's end. */
function saidOf(url: string, when: 'collection' | string, profile: Profile): LeafValue {
  const { origin } = new URL(url)
  const own = attempts.filter(
    (one) =>
      one.origin === origin &&
      (fileMechanism(one.location) !== null || one.mechanism === 'rsl' || one.location === url),
  )
  const record = records.find((one) => one.url === url)
  const signals =
    when === 'collection'
      ? signalsOfPlaces(placesAtCollection(own, record?.retrievedAt ?? null).places, bodies)
      : signalsOfAttempts(own, bodies, when)
  return evaluateSignals(signals, { url, agent: 'Colophon', media: null })[profile]['train-gen'].value
}

const firstOf = (host: string, folder = '') =>
  records.find(({ url }) => url.startsWith(`https://${host}.example/${folder}`))?.url ?? ''

/** Of each site: generative training in the protective reading at collection, and after the last day; in the literal one only after that. */
const STORIES: [string, string, LeafValue, LeafValue, LeafValue][] = [
  ['harbour-gazette', '', 'unspecified', 'deny', 'unspecified'],
  ['field-notes', '', 'unspecified', 'deny', 'deny'],
  ['uhrenmuseum', '', 'unspecified', 'deny', 'deny'],
  ['valley-recipes', '', 'unspecified', 'deny', 'deny'],
  ['lamp-shop', '', 'unspecified', 'deny', 'deny'],
  ['photo-walks', '', 'deny', 'deny', 'deny'],
  ['river-levels', 'bulletins', 'unspecified', 'deny', 'deny'],
  ['river-levels', 'open-data', 'unspecified', 'allow', 'allow'],
  ['night-buses', '', 'unspecified', 'unreadable', 'unreadable'],
  ['old-forum', '', 'unspecified', 'unreadable', 'unreadable'],
  ['quiet-garden', '', 'unspecified', 'unspecified', 'unspecified'],
  ['open-almanac', '', 'allow', 'allow', 'allow'],
  ['parish-registers', '', 'deny', 'allow', 'allow'],
]

for (const [host, folder, then, now, literal] of STORIES)
  test(`${host}${folder === '' ? '' : `, ${folder}`}: ${then} at collection, ${now} now`, () => {
    const url = firstOf(host, folder)
    expect([
      saidOf(url, 'collection', 'protective'),
      saidOf(url, LAST, 'protective'),
      saidOf(url, LAST, 'literal'),
    ]).toEqual([then, now, literal])
  })

test('every record of a site has the same time of its own, within the days of the collection', () => {
  const days = records.map(({ retrievedAt }) => retrievedAt.slice(0, 10)).sort()
  expect([days[0], days.at(-1)]).toEqual(['2025-11-03', '2026-01-29'])
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
  expect(new Set(records.map(({ url }) => url)).size).toBe(records.length)
  expect(new Set(records.map(({ digest }) => digest)).size).toBe(records.length)
  for (const { text, digest } of records) expect(sha256Hex(text)).toBe(digest)
})

test('the file of the version holds the records as they are told', () => {
  const [version] = entry.versions
  const lines = Buffer.from(blobs.get(version?.records?.sha256 ?? '') ?? '')
    .toString('utf8')
    .trimEnd()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(records.map(({ id }) => id))
  expect(TWELVE_SITES).toHaveLength(12)
})

test('every attempt has the bytes that its digest names, and two months have none at all', () => {
  for (const { attempt, body } of seen) expect(attempt.body).toBe(body === null ? null : sha256Hex(body))
  const months = new Set(observations.harvested.map(({ day }) => day.slice(0, 7)))
  expect([months.has('2026-05'), months.has('2026-06'), months.has('2026-07'), months.has('2026-08')]).toEqual([
    true,
    false,
    false,
    true,
  ])
})
