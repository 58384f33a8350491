import type { CitedVersion } from '#lib/citation/cited-version.ts'
import type { VersionDraftInput } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { countStatements, type Db } from '../client.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { publishVersion } from '../commands/publish-version.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { listTakenDois, recordRegistered, requestDoi } from '../commands/register-doi.ts'
import { withdrawVersion } from '../commands/withdraw-version.ts'
import { findCited } from './find-cited.ts'
import { findNamed } from './find-named.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'

const cite = (over: Partial<CitedVersion>): CitedVersion => ({
  source: '',
  digest: null,
  name: null,
  label: null,
  doi: null,
  url: null,
  ...over,
})

const doi = (value: string) => [{ scheme: 'doi' as const, value }]

async function registry(db: Db) {
  const actor = await keptActor(db)
  await registerDataset(
    db,
    actor,
    datasetDraft({ links: [{ kind: 'doi', url: 'https://doi.org/10.5281/zenodo.100' }] }),
  )
  const publish = async (over: Partial<VersionDraftInput>) => {
    await draftVersion(db, actor, 'lab/whales', versionDraft(over))
    const published = await publishVersion(db, actor, 'lab/whales', over.label ?? '')
    if (published.kind !== 'published') throw new Error(published.kind)
    return published.digest
  }
  return { actor, publish }
}

test('a version is found by digest, and by name and label in any case', async ({ db }) => {
  const { publish } = await registry(db)
  const digest = await publish({ label: 'V1' })
  const [one, two] = await findCited(db, [cite({ digest }), cite({ name: 'Lab/Whales', label: 'v1' })])
  expect(one?.byDigest?.label).toBe('V1')
  expect(two?.byLabel?.digest).toBe(digest)
  expect(one?.byDigest).toMatchObject({ organization: 'lab', name: 'whales', status: 'published', supersededBy: null })
})

test('a version is found by the DOI that was registered for it here, and its dataset by that of all versions', async ({
  db,
}) => {
  const { actor, publish } = await registry(db)
  const digest = await publish({ label: '1' })
  await requestDoi(db, actor, Digest.parse(digest), '10.5072')
  const [ofVersion, ofDataset] = await listTakenDois(db, digest)
  if (ofVersion === undefined || ofDataset === undefined) throw new Error('No DOI was taken.')
  const asked = [cite({ doi: ofVersion.doi.toUpperCase() }), cite({ doi: ofDataset.doi })]
  expect((await findCited(db, asked)).map(({ byDoi }) => byDoi)).toEqual([null, null])
  await recordRegistered(db, ofVersion)
  await recordRegistered(db, ofDataset)
  expect((await findCited(db, asked)).map(({ byDoi }) => byDoi?.digest ?? null)).toEqual([digest, null])
  expect(await findNamed(db, cite({ doi: ofDataset.doi }), null)).toEqual({ path: 'lab/whales', label: null })
  expect(await readVersion(db, null, { digest })).toMatchObject({ doi: ofVersion.doi, datasetDoi: ofDataset.doi })
  expect(await readDataset(db, null, 'lab/whales')).toMatchObject({ doi: ofDataset.doi })
})

test('a draft is not found', async ({ db }) => {
  const { actor } = await registry(db)
  await draftVersion(db, actor, 'lab/whales', versionDraft({ label: '1' }))
  const [found] = await findCited(db, [cite({ name: 'lab/whales', label: '1' })])
  expect(found?.byLabel).toBeNull()
})

test('what superseded a version is the newest published one, with its reason', async ({ db }) => {
  const { publish } = await registry(db)
  const first = await publish({ label: '1' })
  await publish({ label: '2', reason: 'Second.' })
  await publish({ label: '3', reason: 'Third.' })
  const [found] = await findCited(db, [cite({ digest: first })])
  expect(found?.byDigest?.supersededBy).toMatchObject({ label: '3', reason: 'Third.', organization: 'lab' })
})

test('a withdrawal comes with its kind, its reason and its successor', async ({ db }) => {
  const { actor, publish } = await registry(db)
  const first = await publish({ label: '1' })
  const second = await publish({ label: '2' })
  await withdrawVersion(db, actor, 'lab/whales', '1', { kind: 'error', reason: 'Wrong songs.', successor: second })
  const [found] = await findCited(db, [cite({ digest: first })])
  expect(found?.byDigest?.withdrawal).toMatchObject({
    kind: 'error',
    reason: 'Wrong songs.',
    successor: { digest: second, label: '2' },
  })
})

test('a DOI names a version however it is written, unless several versions carry it', async ({ db }) => {
  const { publish } = await registry(db)
  const first = await publish({ label: '1', identifiers: doi('https://doi.org/10.5281/ZENODO.1') })
  await publish({ label: '2', identifiers: doi('10.5281/zenodo.2') })
  await publish({ label: '3', identifiers: doi('doi:10.5281/zenodo.2') })
  const [one, shared, meant] = await findCited(db, [
    cite({ doi: '10.5281/zenodo.1' }),
    cite({ doi: '10.5281/zenodo.2' }),
    cite({ doi: '10.5281/zenodo.2', name: 'lab/whales', label: '3' }),
  ])
  expect(one?.byDoi?.digest).toBe(first)
  expect([shared?.byDoi, shared?.sharedDoi]).toEqual([null, 2])
  expect(meant?.byDoi?.label).toBe('3')
})

test('a thousand citations make one statement', async ({ db }) => {
  const { publish } = await registry(db)
  const digest = await publish({ label: '1' })
  const unknown = (place: number) => cite({ digest: Digest.parse(`sha256:${String(place).padStart(64, '0')}`) })
  const many = Array.from({ length: 999 }, (_, place) => unknown(place))
  const { result, statements } = await countStatements(() => findCited(db, [...many, cite({ digest })]))
  expect(statements).toBe(1)
  expect(result.filter(({ byDigest }) => byDigest !== null)).toHaveLength(1)
})

test('what is typed leads to the version, else to the dataset of that name or DOI', async ({ db }) => {
  const { publish } = await registry(db)
  const digest = await publish({ label: '1' })
  expect(await findNamed(db, cite({ digest }), null)).toEqual({ path: 'lab/whales', label: '1' })
  expect(await findNamed(db, cite({}), 'Lab/whales')).toEqual({ path: 'lab/whales', label: null })
  expect(await findNamed(db, cite({ doi: '10.5281/Zenodo.100' }), null)).toEqual({ path: 'lab/whales', label: null })
  expect(await findNamed(db, cite({ name: 'lab/whales', label: '9' }), null)).toBeNull()
})
