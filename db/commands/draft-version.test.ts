import type { Db } from '#db/client.ts'
import { amendDraft, discardDraft } from '#db/commands/amend-draft.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const PATH = 'lab/whales'

async function registered(db: Db) {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  return actor
}

test('a draft is kept whole and read back as it was written', async ({ db }) => {
  const actor = await registered(db)
  const draft = versionDraft({
    sources: [
      {
        name: 'Hydrophones',
        share: { unit: 'records', value: 0.5 },
        licenses: [{ raw: 'MIT', expression: 'MIT', match: 'exact' }],
      },
      { name: 'Buoys' },
    ],
    amounts: [{ unit: 'hours', value: 12, note: '' }],
    exclusions: { count: 3, digest: `sha256:${'e'.repeat(64)}` },
    evidence: [{ source: 'https://example.org/', retrievedAt: '2026-06-05' }],
  })
  const drafted = await draftVersion(db, actor, PATH, draft)
  expect(drafted).toMatchObject({ kind: 'drafted', label: '1.0.0' })
  if (drafted.kind === 'drafted') expect(await readDraft(db, drafted.id)).toEqual(draft)
})

test('a draft is seen only by those who may read drafts', async ({ db }) => {
  const actor = await registered(db)
  await draftVersion(db, actor, PATH, versionDraft())
  const name = { path: PATH, label: '1.0.0' }
  expect(await readVersion(db, null, name)).toBeNull()
  expect(await readVersion(db, actor, name)).toMatchObject({ status: 'draft', digest: null })
  expect((await readDataset(db, null, PATH))?.versions).toEqual([])
})

test('a label is given once in a dataset, whatever its case', async ({ db }) => {
  const actor = await registered(db)
  await draftVersion(db, actor, PATH, versionDraft({ label: 'v1' }))
  expect(await draftVersion(db, actor, PATH, versionDraft({ label: 'V1' }))).toEqual({ kind: 'label-taken' })
  expect(await draftVersion(db, actor, 'lab/nothing', versionDraft())).toEqual({ kind: 'not-found' })
})

for (const [what, over, at] of [
  ['the same path twice', { files: [{ path: 'a' }, { path: 'A' }] }, '/files/1/path'],
  ['a file that is also a folder', { files: [{ path: 'a' }, { path: 'a/b' }] }, '/files/1/path'],
  [
    'shares of more than the whole',
    {
      sources: [
        { name: 'A', share: { unit: 'tokens', value: 0.7 } },
        { name: 'B', share: { unit: 'tokens', value: 0.7 } },
      ],
    },
    '/sources',
  ],
  [
    'an ancestor that is not here',
    { derivedFrom: [{ relation: 'subset-of', digest: `sha256:${'9'.repeat(64)}` }] },
    '/derivedFrom/0/digest',
  ],
  ['a predecessor that is not here', { revisionOf: `sha256:${'9'.repeat(64)}` }, '/revisionOf'],
] as const)
  test(`a draft with ${what} is refused, and nothing of it is kept`, async ({ db }) => {
    const actor = await registered(db)
    const draft = versionDraft(JSON.parse(JSON.stringify(over)))
    const refusal = await refusalOf(draftVersion(db, actor, PATH, draft))
    expect(refusal.code).toBe('invalid')
    expect(refusal.issues[0]?.at).toBe(at)
    expect((await readDataset(db, actor, PATH))?.versions).toEqual([])
  })

test('a draft is replaced as a whole, its label too', async ({ db }) => {
  const actor = await registered(db)
  await draftVersion(db, actor, PATH, versionDraft({ label: 'a' }))
  await draftVersion(db, actor, PATH, versionDraft({ label: 'b' }))
  expect(await amendDraft(db, actor, PATH, 'a', versionDraft({ label: 'B' }))).toEqual({ kind: 'label-taken' })
  const draft = versionDraft({ label: 'c', files: [], licenses: [], reason: 'Other.' })
  expect(await amendDraft(db, actor, PATH, 'a', draft)).toEqual({ kind: 'amended', label: 'c' })
  const version = await readVersion(db, actor, { path: PATH, label: 'c' })
  expect(version).toMatchObject({ files: [], licenses: [], reason: 'Other.' })
  expect(await amendDraft(db, actor, PATH, 'a', draft)).toEqual({ kind: 'not-found' })
})

test('a published version is neither amended nor discarded', async ({ db }) => {
  const actor = await registered(db)
  await draftVersion(db, actor, PATH, versionDraft())
  await publishVersion(db, actor, PATH, '1.0.0')
  expect(await amendDraft(db, actor, PATH, '1.0.0', versionDraft({ reason: 'Other.' }))).toEqual({
    kind: 'not-a-draft',
  })
  expect(await discardDraft(db, actor, PATH, '1.0.0')).toEqual({ kind: 'not-a-draft' })
  expect(await readVersion(db, null, { path: PATH, label: '1.0.0' })).toMatchObject({ reason: 'The first version.' })
})

test('a discarded draft is gone, and its label is free', async ({ db }) => {
  const actor = await registered(db)
  await draftVersion(db, actor, PATH, versionDraft())
  expect(await discardDraft(db, actor, PATH, '1.0.0')).toEqual({ kind: 'discarded' })
  expect(await discardDraft(db, actor, PATH, '1.0.0')).toEqual({ kind: 'not-found' })
  expect(await draftVersion(db, actor, PATH, versionDraft())).toMatchObject({ kind: 'drafted' })
})

test('an auditor reads drafts and writes none', async ({ db }) => {
  await registered(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(draftVersion(db, auditor, PATH, versionDraft()))).code).toBe('forbidden')
  expect((await refusalOf(amendDraft(db, auditor, PATH, '1.0.0', versionDraft()))).code).toBe('forbidden')
  expect((await refusalOf(discardDraft(db, auditor, PATH, '1.0.0'))).code).toBe('forbidden')
})
