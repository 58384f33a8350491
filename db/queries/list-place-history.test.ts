import { exampleAttempts } from '#lib/preference/example-attempts.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements } from '../client.ts'
import { recordAttempts } from '../commands/record-attempts.ts'
import { findAttempt } from './find-attempt.ts'
import { findExactVersion } from './find-exact-version.ts'
import { listPlaceHistory, RUNS_TOLD } from './list-place-history.ts'

const ORIGIN = 'https://a.example'
const day = (number: number) => `2026-06-${String(number).padStart(2, '0')}T06:00:00.000Z`

test('equal attempts in a row at a place are told once, from the first to the last, the newest first', async ({
  db,
}) => {
  const { digest } = await publishedVersion(db)
  const version = await findExactVersion(db, digest)
  const { attempts, add } = exampleAttempts()
  add(day(1), { text: 'a' })
  add(day(2), { text: 'a' })
  add(day(3), { text: 'b' })
  add(day(4), { state: 'stale', failure: 'timeout' })
  add(day(5), { text: 'b' })
  await recordAttempts(db, attempts)
  const { runs, total } = await listPlaceHistory(db, [ORIGIN], version?.id ?? '')
  expect(runs.map(({ state, from, to, times }) => [state, from.toISOString(), to.toISOString(), times])).toEqual([
    ['parsed', day(5), day(5), 1],
    ['stale', day(4), day(4), 1],
    ['parsed', day(3), day(3), 1],
    ['parsed', day(1), day(2), 2],
  ])
  expect(total).toBe(4)
  const last = await findAttempt(db, runs[3]?.attempt ?? '')
  expect(last?.attempt.finishedAt).toBe(day(2))
})

test('a collector’s snapshots are told of their own version alone, and apart from ours', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const version = await findExactVersion(db, digest)
  const other = await publishedVersion(db, { dataset: { name: 'seals' } })
  const { attempts, add } = exampleAttempts()
  add(day(1), { text: 'a', observer: 'collector', agent: 'CCBot' })
  await recordAttempts(db, attempts, { versionId: version?.id ?? null })
  const ours = exampleAttempts()
  ours.add(day(2), { text: 'a' })
  await recordAttempts(db, ours.attempts)
  const told = async (id: string) =>
    (await listPlaceHistory(db, [ORIGIN], id)).runs.map(({ observer, agent }) => [observer, agent])
  expect(await told(version?.id ?? '')).toEqual([
    ['harvest', 'Colophon'],
    ['collector', 'CCBot'],
  ])
  expect(await told((await findExactVersion(db, other.digest))?.id ?? '')).toEqual([['harvest', 'Colophon']])
})

test('header lines tell answers without a body apart', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const version = await findExactVersion(db, digest)
  const { attempts, add } = exampleAttempts()
  add(day(1), { mechanism: 'robots-tag', state: 'parsed', headers: [['X-Robots-Tag', 'noai']] })
  add(day(2), { mechanism: 'robots-tag', state: 'parsed', headers: [['X-Robots-Tag', 'all']] })
  await recordAttempts(db, attempts)
  const { runs } = await listPlaceHistory(db, [ORIGIN], version?.id ?? '')
  expect(new Set(runs.map(({ headers }) => headers)).size).toBe(2)
})

test('one statement tells the newest runs of all origins, however many there are', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const id = (await findExactVersion(db, digest))?.id ?? ''
  const { attempts, add } = exampleAttempts()
  for (let place = 0; place < RUNS_TOLD + 5; place++) add(day(1), { text: 'x', location: `${ORIGIN}/${place}` })
  await recordAttempts(db, attempts)
  const { result, statements } = await countStatements(() => listPlaceHistory(db, [ORIGIN, 'http://a.example'], id))
  expect([result.runs.length, result.total, statements]).toEqual([RUNS_TOLD, RUNS_TOLD + 5, 1])
  expect((await countStatements(() => listPlaceHistory(db, [], id))).statements).toBe(0)
})
