import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { listReadings } from '#db/queries/list-readings.ts'
import { harvestOrigins, harvests, versions } from '#db/schema/index.ts'
import { expect, publishedWith, seen, test, type World } from '#tests/observed-records.ts'
import type { JobContext } from './job.ts'
import { readPreferences } from './read-preferences.ts'

const ROBOTS = 'User-agent: *\nContent-Signal: ai-train=no\nAllow: /\n'
const ORIGIN = 'https://a.example'

const contextOf = (db: Db, { blobs }: World, isStopping = false): JobContext => ({
  ...{ db, blobs, say: () => {}, site: 'http://localhost', sendMail: null, mayAskLoopback: false, pauseMs: 0 },
  workFolder: '',
  pause: async () => {},
  attempt: 1,
  isStopping: () => isStopping,
})

async function harvested(db: Db, digest: string): Promise<void> {
  const [version] = await db.select({ id: versions.id }).from(versions).where(eq(versions.digest, digest))
  const row = {
    versionId: version?.id ?? '',
    isComplete: true,
    originsKnown: 1,
    originsChosen: 1,
    state: 'done' as const,
  }
  const [harvest] = await db
    .insert(harvests)
    .values({ ...row, basis: 'records' })
    .returning({ id: harvests.id })
  await db.insert(harvestOrigins).values({ harvestId: harvest?.id ?? '', origin: ORIGIN, records: 1, isDone: true })
}

test('a version is read at collection and as of the end of each month in which its hosts were asked; again nothing is written', async ({
  db,
  world,
}) => {
  const digest = await publishedWith(db, world, [`${ORIGIN}/1`])
  await harvested(db, digest)
  await seen(db, world.blobs, ORIGIN, '2026-02-03T00:00:00.000Z', 'User-agent: *\nAllow: /\n')
  await seen(db, world.blobs, ORIGIN, '2026-04-03T00:00:00.000Z', ROBOTS)
  const run = () => readPreferences({ version: digest }, contextOf(db, world))
  expect([await run(), await run()]).toEqual(['done', 'done'])
  const { collection, observed } = await listReadings(db, digest)
  expect(collection).not.toBeNull()
  const words = observed.map(({ asOf, shares }) => [
    asOf.toISOString(),
    shares.leaves.find(({ leaf, profile }) => leaf === 'train-gen' && profile === 'literal')?.words.disallowed.records,
  ])
  expect(words).toEqual([
    ['2026-02-28T23:59:59.999Z', 0],
    ['2026-04-30T23:59:59.999Z', 1],
  ])
})

test('without a version every one that was observed is read, and a worker that stops leaves off where it can be taken up', async ({
  db,
  world,
}) => {
  const digest = await publishedWith(db, world, [`${ORIGIN}/1`])
  await harvested(db, digest)
  await seen(db, world.blobs, ORIGIN, '2026-02-03T00:00:00.000Z', ROBOTS)
  expect(await readPreferences({}, contextOf(db, world, true))).toBe('again')
  expect((await listReadings(db, digest)).observed).toEqual([])
  expect(await readPreferences({}, contextOf(db, world))).toBe('done')
  expect((await listReadings(db, digest)).observed).toHaveLength(1)
})
