import type { VersionDraftInput } from '#lib/dataset/schema.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { countStatements } from '../client.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { compareFiles, FILE_DIFFERENCES_SHOWN } from './compare-files.ts'

type Files = NonNullable<VersionDraftInput['files']>

const hex = (digit: string) => digit.repeat(64)

async function twoVersions(db: Db, before: Files, after: Files): Promise<[string, string]> {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  const one = await draftVersion(db, actor, 'lab/whales', versionDraft({ label: '1', files: before }))
  const two = await draftVersion(db, actor, 'lab/whales', versionDraft({ label: '2', files: after }))
  if (one.kind !== 'drafted' || two.kind !== 'drafted') throw new Error('The drafts were not written.')
  return [one.id, two.id]
}

test('files are added, removed, changed, renamed or unchanged, by path and digest', async ({ db }) => {
  const [a, b] = await twoVersions(
    db,
    [
      { path: 'same', sha256: hex('a') },
      { path: 'other', sha256: hex('b') },
      { path: 'old/name', sha256: hex('c') },
      { path: 'gone', sha256: hex('d') },
    ],
    [
      { path: 'same', sha256: hex('a') },
      { path: 'other', sha256: hex('e') },
      { path: 'new/name', sha256: hex('c') },
      { path: 'come', sha256: hex('f') },
    ],
  )
  const { shown, ...counts } = await compareFiles(db, a, b)
  expect(counts).toEqual({ changed: 1, undecided: 0, renamed: 1, removed: 1, added: 1, unchanged: 1 })
  expect(shown.map(({ change, before, after }) => [change, before?.path ?? null, after?.path ?? null])).toEqual([
    ['changed', 'other', 'other'],
    ['renamed', 'old/name', 'new/name'],
    ['removed', 'gone', null],
    ['added', null, 'come'],
  ])
})

test('without a digest on one side equal sizes leave it undecided, other sizes are a change', async ({ db }) => {
  const [a, b] = await twoVersions(
    db,
    [
      { path: 'a', bytes: 5 },
      { path: 'b', bytes: 5 },
      { path: 'c', bytes: null },
    ],
    [
      { path: 'a', bytes: 5, sha256: hex('a') },
      { path: 'b', bytes: 6 },
      { path: 'c', bytes: 7 },
    ],
  )
  const { changed, undecided, unchanged } = await compareFiles(db, a, b)
  expect({ changed, undecided, unchanged }).toEqual({ changed: 1, undecided: 2, unchanged: 0 })
})

test('of several files with one digest each is paired once', async ({ db }) => {
  const [a, b] = await twoVersions(
    db,
    [
      { path: 'x1', sha256: hex('a') },
      { path: 'x2', sha256: hex('a') },
    ],
    [{ path: 'y1', sha256: hex('a') }],
  )
  const { renamed, removed, added } = await compareFiles(db, a, b)
  expect({ renamed, removed, added }).toEqual({ renamed: 1, removed: 1, added: 0 })
})

test('ten thousand differing files make one statement and 200 rows', async ({ db }) => {
  const many = Array.from({ length: 10_000 }, (_, place) => ({ path: `part-${place}`, bytes: place }))
  const [a, b] = await twoVersions(db, [], many)
  const { result, statements } = await countStatements(() => compareFiles(db, a, b))
  expect(statements).toBe(1)
  expect([result.added, result.shown.length]).toEqual([10_000, FILE_DIFFERENCES_SHOWN])
})
