import { expect, publishedWith, seen, test } from '#tests/observed-records.ts'
import { countStatements, type Db } from '../client.ts'
import { computeReading } from '../commands/compute-reading.ts'
import { findExactVersion } from './find-exact-version.ts'
import { listPreferenceVerdicts } from './find-preference-verdict.ts'
import { listPlaceHistory } from './list-place-history.ts'
import { listReadingChanges } from './list-reading-changes.ts'
import { listReadings } from './list-readings.ts'
import { openHost, originsOfHost } from './open-host.ts'
import { listHarvestOrigins, readHarvest, readHarvests } from './read-harvests.ts'
import { readManifestsOf } from './read-manifest.ts'
import { readTerms } from './read-terms.ts'

type World = Parameters<typeof publishedWith>[1]

const statements = async (work: () => Promise<unknown>) => (await countStatements(work)).statements
const day = (number: number) => `2026-0${1 + (number % 6)}-10T00:00:00.000Z`

/** A version of so many hosts, each asked as often, read as often. */
async function observed(db: Db, world: World, many: number) {
  const hosts = Array.from({ length: many }, (_, place) => `h${place}-${many}.example`)
  const digest = await publishedWith(
    db,
    world,
    hosts.map((host) => `https://${host}/1`),
    `of-${many}`,
  )
  for (const host of hosts)
    for (let time = 0; time < Math.min(many, 6); time++)
      await seen(db, world.blobs, `https://${host}`, day(time), `User-agent: *\nDisallow: /${time}\n`)
  for (let time = 0; time < Math.min(many, 6); time++)
    await computeReading(db, world.blobs, digest, { moment: 'observed', asOf: new Date(day(time)) })
  const version = await findExactVersion(db, digest)
  return { digest, id: version?.id ?? '', path: version?.path ?? '', host: hosts[0] ?? '' }
}

test('each page of preferences makes as many statements for twenty hosts, read six times, as for one', async ({
  db,
  world,
}) => {
  const counts = async ({ digest, id, path, host }: Awaited<ReturnType<typeof observed>>) => ({
    version: await statements(async () => {
      await listReadings(db, digest)
      await readHarvests(db, { digest })
      await readManifestsOf(db, { digest })
    }),
    host: await statements(async () => {
      await listReadings(db, digest)
      await listPlaceHistory(db, originsOfHost(host), id)
      const terms = await readTerms(db, [host])
      await openHost(db, world.blobs, { host, versionId: id, asOf: new Date('2026-07-01T00:00:00Z'), terms })
    }),
    room: await statements(() => listPreferenceVerdicts(db, { limit: 20 })),
    changes: await statements(() => listReadingChanges(db, path)),
    harvest: await statements(async () => {
      const none = '00000000-0000-4000-8000-000000000000'
      await readHarvest(db, none)
      await listHarvestOrigins(db, none, { after: '', limit: 100 })
    }),
  })
  const one = await counts(await observed(db, world, 1))
  const twenty = await counts(await observed(db, world, 20))
  expect(twenty).toEqual(one)
  expect(one).toEqual({ version: 5, host: 5, room: 1, changes: 1, harvest: 3 })
})
