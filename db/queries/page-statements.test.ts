import type { VersionDraftInput } from '#lib/dataset/schema.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { countStatements, type Db } from '../client.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { publishVersion } from '../commands/publish-version.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { countFacets } from './count-facets.ts'
import { countFiles } from './count-files.ts'
import { listDatasets } from './list-datasets.ts'
import { listTimeline } from './list-timeline.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'

/** A dataset whose version lists `many` of each thing that a page shows. */
function version(many: number, label: string): Partial<VersionDraftInput> {
  const each = <Item>(make: (place: number) => Item) => Array.from({ length: many }, (_, place) => make(place))
  const evidence = each((place) => ({ source: `https://example.org/${place}`, retrievedAt: '2026-01-01' }))
  const licenses = each((place) => ({ raw: `licence ${place}`, evidence }))
  return {
    label,
    licenses,
    evidence,
    sources: each((place) => ({ name: `source ${place}`, licenses })),
    files: each((place) => ({ path: `file-${place}`, bytes: 1 })),
  }
}

async function publish(
  db: Db,
  actor: Awaited<ReturnType<typeof keptActor>>,
  name: string,
  many: number,
  versions: number,
) {
  const { licenses = [], evidence = [] } = version(many, '1')
  await registerDataset(db, actor, datasetDraft({ name, licenses, evidence }))
  for (let place = 1; place <= versions; place++) {
    await draftVersion(db, actor, `lab/${name}`, versionDraft(version(place === 1 ? many : 1, String(place))))
    await publishVersion(db, actor, `lab/${name}`, String(place))
  }
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  return (await countStatements(work)).statements
}

test('a version page makes as many statements for fifty of each thing as for one', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'small', 1, 1)
  await publish(db, actor, 'large', 20, 50)
  const read = (name: string) => statements(() => readVersion(db, actor, { path: `lab/${name}`, label: '1' }))
  expect(await read('large')).toBe(await read('small'))
  expect(await read('large')).toBeLessThanOrEqual(14)
})

test('a dataset page makes as many statements for fifty versions as for one', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'small', 1, 1)
  await publish(db, actor, 'large', 20, 50)
  const read = (name: string) =>
    statements(async () => {
      await readDataset(db, actor, `lab/${name}`)
      await listTimeline(db, `lab/${name}`)
    })
  expect(await read('large')).toBe(await read('small'))
})

test('the list and its facets are one statement each, for one dataset and for fifty', async ({ db }) => {
  const actor = await keptActor(db)
  const search = DatasetSearch.parse({ limit: 100 })
  const list = () => statements(() => listDatasets(db, search))
  const facets = () => statements(() => countFacets(db, search))
  await publish(db, actor, 'first', 1, 1)
  expect([await list(), await facets()]).toEqual([1, 1])
  for (let place = 0; place < 49; place++) await registerDataset(db, actor, datasetDraft({ name: `more-${place}` }))
  expect([await list(), await facets()]).toEqual([1, 1])
  expect((await listDatasets(db, search)).items).toHaveLength(50)
})

test('files are counted in one statement, with and without a digest', async ({ db }) => {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  const files = [
    { path: 'a', sha256: 'a'.repeat(64), mediaType: 'text/plain' },
    { path: 'b', mediaType: 'text/plain' },
    { path: 'c', mediaType: 'application/json' },
  ]
  const drafted = await draftVersion(db, actor, 'lab/whales', versionDraft({ files }))
  if (drafted.kind !== 'drafted') throw new Error(drafted.kind)
  const { result, statements: made } = await countStatements(() => countFiles(db, drafted.id))
  expect(made).toBe(1)
  expect(result).toEqual({ withDigest: 1, mediaTypes: ['text/plain', 'application/json'] })
})

test('the timeline tells what was published, not what happened to drafts', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'whales', 1, 1)
  await draftVersion(db, actor, 'lab/whales', versionDraft({ label: '2' }))
  const { events, total } = await listTimeline(db, 'lab/whales')
  expect(events.map(({ kind, label }) => [kind, label])).toEqual([
    ['version.published', '1'],
    ['dataset.registered', null],
  ])
  expect(total).toBe(2)
})
