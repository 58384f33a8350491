import { sql } from 'drizzle-orm'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readLicensing } from '#db/queries/read-licensing.ts'
import type { LicenseStatementInput } from '#lib/license/statement.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { manifests } from '../schema/index.ts'
import { listLicenseQueue } from './list-license-queue.ts'

const evidence = [{ source: 'https://example.org/terms', retrievedAt: '2026-06-05', quote: 'Not for sale.' }]
const said = (expression: string): LicenseStatementInput => ({
  raw: expression,
  expression,
  match: 'exact',
  kind: 'concluded',
  evidence,
})

async function grouped(db: Db) {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft({ name: 'whales' }))
  const draft = versionDraft({
    files: [
      { path: 'audio/a.wav', bytes: 75 },
      { path: 'text/a.txt', bytes: 25 },
    ],
    sources: [],
    licenses: [said('CC-BY-4.0')],
    fileGroups: [{ name: 'Audio', pattern: 'audio/', licenses: [said('CC-BY-NC-4.0')] }],
  })
  const drafted = await draftVersion(db, actor, 'lab/whales', draft)
  if (drafted.kind !== 'drafted') throw new Error(drafted.kind)
  const published = await publishVersion(db, actor, 'lab/whales', '1.0.0')
  if (published.kind !== 'published') throw new Error(published.kind)
  return { draft, id: drafted.id, digest: published.digest }
}

test('a file group keeps its licence apart from that of the version, with its share of the bytes', async ({ db }) => {
  const { draft, id, digest } = await grouped(db)
  expect((await readDraft(db, id)).fileGroups).toEqual(draft.fileGroups)
  const [licensing] = await readLicensing(db, [digest])
  expect(licensing?.parts.map(({ id, share, statements }) => [id, share, statements.map((s) => s.expression)])).toEqual(
    [
      ['version', null, ['CC-BY-4.0']],
      ['file-group/Audio', { unit: 'bytes', value: 0.75 }, ['CC-BY-NC-4.0']],
    ],
  )
})

test('the file groups of a published version never change, and settled ones do not wait in the queue', async ({
  db,
}) => {
  await grouped(db)
  const { items } = await listLicenseQueue(db, { organization: '', reason: '', cursor: '', limit: 10 })
  expect(items.map(({ part }) => part)).toEqual([])
  await expect(db.execute(sql`update file_groups set pattern = '*'`)).rejects.toThrow()
})

test('the licence column of a held manifest gives the records of each licence as a part, declared by the items themselves', async ({
  db,
}) => {
  const sha256 = 'a'.repeat(64)
  const count = (value: string | null, records: number) => ({ value, records, bytes: null, tokens: null })
  await db.insert(manifests).values({
    sha256,
    bytes: 1,
    count: 4,
    setDigest: `sha256:${'b'.repeat(64)}`,
    buckets: 'c'.repeat(64),
    recordIndex: 'd'.repeat(64),
    columns: [],
    profile: {
      total: count(null, 4),
      groupings: [{ by: 'license', distinct: 2, top: [count('cc-by-nc-4.0', 3), count('MIT', 1)], rest: null }],
    },
  })
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft({ name: 'whales' }))
  const recordSets = [{ count: 4, setDigest: `sha256:${'b'.repeat(64)}`, manifest: sha256 }]
  await draftVersion(db, actor, 'lab/whales', versionDraft({ sources: [], licenses: [said('MIT')], recordSets }))
  const published = await publishVersion(db, actor, 'lab/whales', '1.0.0')
  if (published.kind !== 'published') throw new Error(published.kind)
  const [licensing] = await readLicensing(db, [published.digest])
  expect(licensing?.parts.map(({ id, share, statements }) => [id, share, statements[0]?.expression])).toEqual([
    ['version', null, 'MIT'],
    ['records/cc-by-nc-4.0', { unit: 'records', value: 0.75 }, 'CC-BY-NC-4.0'],
    ['records/MIT', { unit: 'records', value: 0.25 }, 'MIT'],
  ])
})
