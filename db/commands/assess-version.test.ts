import { eq } from 'drizzle-orm'
import { countFacets } from '#db/queries/count-facets.ts'
import { listDatasets } from '#db/queries/list-datasets.ts'
import { listScores } from '#db/queries/list-scores.ts'
import { readScore } from '#db/queries/read-score.ts'
import { events, scores } from '#db/schema/index.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { type Lowest, lowestOf } from '#lib/dataset/facets.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { digestOfJson } from '#lib/digest.ts'
import { keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { assessVersion } from './assess-version.ts'
import { draftVersion } from './draft-version.ts'
import { publishVersion } from './publish-version.ts'
import { recordFacts } from './record-facts.ts'

const JUNE = new Date('2026-06-20T10:00:00Z')
const LATER = new Date('2026-06-20T11:00:00Z')
const LESSONS = FactDraft.parse({ key: 'lessons', value: { url: 'https://example.org/', reportsLimits: true } })

test('a score is frozen with its event, and the same facts on the same day make no second one', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const first = await assessVersion(db, actor, digest, JUNE)
  const again = await assessVersion(db, actor, digest, LATER)
  expect([first.kind, again.kind]).toEqual(['assessed', 'unchanged'])
  expect(await listScores(db, digest)).toMatchObject([{ asOf: '2026-06-20', rubric: 'colophon/1', by: 'Ada' }])
  const told = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, digest)).orderBy(events.id)
  expect(told.filter(({ kind }) => kind === 'score.assessed')).toHaveLength(1)
  const kept = await readScore(db, digest)
  const { digest: own, ...body } = kept?.document ?? { digest: '' }
  expect(digestOfJson(body)).toBe(own)
})

test('recording a fact re-scores nothing; a new act makes a new score, and the old one stays as it was', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  const first = await assessVersion(db, actor, digest, JUNE)
  await recordFacts(db, actor, digest, [LESSONS])
  expect(await listScores(db, digest)).toHaveLength(1)
  const second = await assessVersion(db, actor, digest, LATER)
  if (first.kind === 'not-found' || second.kind === 'not-found') throw new Error('The version is not there.')
  expect(second.digest).not.toBe(first.digest)
  expect((await listScores(db, digest)).map((score) => score.digest)).toEqual([second.digest, first.digest])
  expect((await readScore(db, digest, first.digest))?.document).toEqual(first.document)
  expect((await readScore(db, digest))?.digest).toBe(second.digest)
})

test('a dataset is found by the lowest principle of its current version; a newer version is not scored yet', async ({
  db,
}) => {
  const { actor, digest, path } = await publishedVersion(db)
  const found = async (lowest: Lowest) => {
    const search = DatasetSearch.parse({ lowest })
    const counted = (await countFacets(db, search)).facets.lowest.find(({ value }) => value === lowest)?.count ?? 0
    return [(await listDatasets(db, search)).items.map((item) => item.path).includes(path), counted > 0]
  }
  expect(await found('not-scored')).toEqual([true, true])
  const assessed = await assessVersion(db, actor, digest, JUNE)
  if (assessed.kind === 'not-found') throw new Error('The version is not there.')
  const band = lowestOf(assessed.document.score.sums.minimum.mean)
  expect(await found(band)).toEqual([true, true])
  expect((await found('not-scored'))[0]).toBe(false)
  const other = await publishedVersion(db, { dataset: { name: 'aardvarks', title: 'Aardvarks' } })
  const worstFirst = await listDatasets(db, DatasetSearch.parse({ sort: 'lowest' }))
  expect(worstFirst.items.map((item) => item.path)).toEqual([path, other.path])
  await draftVersion(db, actor, path, versionDraft({ label: '2.0.0', description: 'Another.' }))
  await publishVersion(db, actor, path, '2.0.0')
  expect((await found('not-scored'))[0]).toBe(true)
})

test('a score is never rewritten and never deleted', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await assessVersion(db, actor, digest, JUNE)
  await expect(db.transaction((tx) => tx.update(scores).set({ mean: 1 }))).rejects.toThrow()
  await expect(db.transaction((tx) => tx.delete(scores))).rejects.toThrow()
})

test('members and strangers assess nothing; of a version that is not here there is no score', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(assessVersion(db, member, digest, JUNE))).code).toBe('forbidden')
  expect((await refusalOf(assessVersion(db, null, digest, JUNE))).code).toBe('unauthenticated')
  const unknown = `sha256:${'0'.repeat(64)}`
  expect(await assessVersion(db, { ...actor, isAdministrator: true }, unknown, JUNE)).toEqual({ kind: 'not-found' })
  expect(await readScore(db, unknown)).toBeNull()
})

test('two who assess at once make one score', async ({ own: { db } }) => {
  const { actor, digest } = await publishedVersion(db)
  const both = await Promise.all([1, 2].map(() => assessVersion(db, actor, digest, JUNE)))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['assessed', 'unchanged'])
  expect(await listScores(db, digest)).toHaveLength(1)
})
