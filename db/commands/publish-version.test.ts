import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { amendDraft } from '#db/commands/amend-draft.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { previewRecord } from '#db/queries/preview-record.ts'
import { readRecord } from '#db/queries/read-record.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { events, versions } from '#db/schema/index.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { Withdrawal } from '#lib/dataset/schema.ts'
import { digestOf } from '#lib/digest.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const PATH = 'lab/whales'
const WRONG = Withdrawal.parse({ kind: 'error', reason: 'Wrong files.' })

async function drafted(db: Db, ...labels: string[]): Promise<Actor> {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  for (const label of labels) await draftVersion(db, actor, PATH, versionDraft({ label }))
  return actor
}

async function digestAfter(db: Db, actor: Actor, label: string): Promise<string> {
  const result = await publishVersion(db, actor, PATH, label)
  if (result.kind !== 'published') throw new Error(`Not published: ${result.kind}`)
  return result.digest
}

test('publishing keeps the canonical record, whose sha256 is the digest', async ({ db }) => {
  const actor = await drafted(db, '1')
  const digest = await digestAfter(db, actor, '1')
  const canonical = await readRecord(db, digest)
  expect(digestOf(canonical ?? '')).toBe(digest)
  expect(JSON.parse(canonical ?? '')).toMatchObject({ dataset: PATH, version: '1', derivedFrom: [] })
  expect(await readVersion(db, null, { digest })).toMatchObject({ status: 'published', sequence: 1, label: '1' })
  const [event] = await db.select().from(events).where(eq(events.subject, digest)).orderBy(events.id)
  expect(event).toMatchObject({ kind: 'version.published', facts: { dataset: PATH, label: '1' } })
})

test('the record shown before is the record kept', async ({ db }) => {
  const actor = await drafted(db, '1', '2')
  await digestAfter(db, actor, '1')
  const answer = await previewRecord(db, actor, PATH, '2')
  if (answer.kind !== 'preview') throw new Error(answer.kind)
  expect(answer.preview).toMatchObject({ sequence: 2, follows: `${PATH}@1`, faults: [] })
  expect(await digestAfter(db, actor, '2')).toBe(answer.preview.digest)
  expect(await readRecord(db, answer.preview.digest)).toBe(answer.preview.canonical)
})

test('a preview is for those who may read drafts, and of drafts only', async ({ db }) => {
  const actor = await drafted(db, '1')
  expect(await previewRecord(db, null, PATH, '1')).toEqual({ kind: 'not-found' })
  expect(await previewRecord(db, actor, PATH, '7')).toEqual({ kind: 'not-found' })
  await digestAfter(db, actor, '1')
  expect(await previewRecord(db, actor, PATH, '1')).toMatchObject({ kind: 'not-a-draft', status: 'published' })
})

test('publishing again answers the same digest and writes nothing', async ({ db }) => {
  const actor = await drafted(db, '1')
  const digest = await digestAfter(db, actor, '1')
  expect(await publishVersion(db, actor, PATH, '1')).toEqual({ kind: 'already-published', digest, label: '1' })
  expect(await db.select().from(events).where(eq(events.subject, digest)).orderBy(events.id)).toHaveLength(1)
})

test('a version follows the current one; a withdrawn one is not followed', async ({ db }) => {
  const actor = await drafted(db, '1', '2', '3')
  const first = await digestAfter(db, actor, '1')
  const second = await digestAfter(db, actor, '2')
  expect((await readVersion(db, null, { digest: second }))?.ancestors).toMatchObject([
    { relation: 'revision-of', digest: first },
  ])
  await withdrawVersion(db, actor, PATH, '2', WRONG)
  const third = await digestAfter(db, actor, '3')
  const ancestors = (await readVersion(db, null, { digest: third }))?.ancestors
  expect(ancestors).toMatchObject([{ relation: 'revision-of', digest: first }])
})

test('a digest that is no longer the expected one publishes nothing', async ({ db }) => {
  const actor = await drafted(db, '1', '2')
  const shown = await previewRecord(db, actor, PATH, '2')
  if (shown.kind !== 'preview') throw new Error(shown.kind)
  await digestAfter(db, actor, '1')
  const result = await publishVersion(db, actor, PATH, '2', { expected: shown.preview.digest })
  expect(result.kind).toBe('changed')
  expect(await readVersion(db, actor, { path: PATH, label: '2' })).toMatchObject({ status: 'draft' })
})

test('what is not there, withdrawn, or not one’s own is not published', async ({ db }) => {
  const actor = await drafted(db, '1')
  expect(await publishVersion(db, actor, PATH, '9')).toEqual({ kind: 'not-found' })
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(publishVersion(db, member, PATH, '1'))).code).toBe('forbidden')
  await digestAfter(db, actor, '1')
  await withdrawVersion(db, actor, PATH, '1', WRONG)
  expect(await publishVersion(db, actor, PATH, '1')).toEqual({ kind: 'withdrawn' })
})

test('two people who publish at once take turns, and the second follows the first', async ({ own }) => {
  const actor = await drafted(own.db, 'a', 'b')
  const results = await Promise.all(['a', 'b'].map((label) => digestAfter(own.db, actor, label)))
  const [one, two] = await Promise.all(results.map((digest) => readVersion(own.db, null, { digest })))
  const [first, second] = one?.sequence === 1 ? [one, two] : [two, one]
  expect([first?.sequence, second?.sequence]).toEqual([1, 2])
  expect(first?.ancestors).toEqual([])
  expect(second?.ancestors.map((ancestor) => ancestor.digest)).toEqual([first?.digest])
})

test('two people who publish the same draft at once publish it once', async ({ own }) => {
  const actor = await drafted(own.db, 'a')
  const results = await Promise.all([1, 2, 3, 4].map(() => publishVersion(own.db, actor, PATH, 'a')))
  expect(results.map((result) => result.kind).sort()).toEqual([
    'already-published',
    'already-published',
    'already-published',
    'published',
  ])
  const told = await own.db.select().from(events).where(eq(events.kind, 'version.published')).orderBy(events.id)
  expect(told).toHaveLength(1)
})

test('of two people who were shown a digest and publish at once, the second is told that it changed', async ({
  own,
}) => {
  const actor = await drafted(own.db, 'a', 'b')
  const shown = await Promise.all(['a', 'b'].map((label) => previewRecord(own.db, actor, PATH, label)))
  const results = await Promise.all(
    shown.map((answer) => {
      if (answer.kind !== 'preview') throw new Error(answer.kind)
      const { draft, digest } = answer.preview
      return publishVersion(own.db, actor, PATH, draft.label, { expected: digest })
    }),
  )
  expect(results.map((result) => result.kind).sort()).toEqual(['changed', 'published'])
})

test('a draft that is amended while it is published is published as one or the other, never as a mixture', async ({
  own,
}) => {
  const actor = await drafted(own.db, 'a')
  const other = versionDraft({ label: 'a', reason: 'Other.', files: [] })
  const [published, amended] = await Promise.all([
    publishVersion(own.db, actor, PATH, 'a'),
    amendDraft(own.db, actor, PATH, 'a', other),
  ])
  if (published.kind !== 'published') throw new Error(published.kind)
  const record = JSON.parse((await readRecord(own.db, published.digest)) ?? '')
  const isOther = amended.kind === 'amended'
  expect([record.reason, record.files.length]).toEqual(isOther ? ['Other.', 0] : ['The first version.', 1])
})

/** Direct SQL on a published version: the database itself refuses (DESIGN §7.1). */
for (const [what, statement] of [
  ['changing its reason', sql`update versions set reason = 'x' where status = 'published'`],
  ['changing its label', sql`update versions set label = 'x' where status = 'published'`],
  ['changing its digest', sql`update versions set digest = 'sha256:x' where status = 'published'`],
  [
    'making it a draft again',
    sql`update versions set status = 'draft', digest = null, sequence = null, published_at = null`,
  ],
  ['moving it to another dataset', sql`update versions set dataset_id = gen_random_uuid()`],
  ['deleting it', sql`delete from versions`],
  ['emptying the table', sql`truncate versions cascade`],
  ['changing a file', sql`update files set sha256 = ${'f'.repeat(64)}`],
  ['deleting its files', sql`delete from files`],
  ['emptying the files', sql`truncate files`],
  ['adding a file', sql`insert into files (version_id, path, media_type) select id, 'new', 'text/plain' from versions`],
  ['changing a source', sql`update sources set name = 'x'`],
  ['deleting its sources', sql`delete from sources`],
  [
    'adding a source',
    sql`insert into sources (version_id, position, name, kind, method, reason) select id, 9, 'x', 'other', '', '' from versions`,
  ],
  ['changing a licence', sql`update license_statements set expression = 'MIT'`],
  ['deleting its licences', sql`delete from license_statements`],
  [
    'adding a derivation',
    sql`insert into derivations (version_id, relation, ancestor) select id, 'subset-of', 'sha256:x' from versions`,
  ],
  ['changing the record', sql`update version_records set canonical = '{}'`],
  ['deleting the record', sql`delete from version_records`],
  ['emptying the records', sql`truncate version_records`],
  ['changing an event', sql`update events set actor = 'x'`],
  ['deleting events', sql`delete from events`],
  ['emptying the events', sql`truncate events`],
  ['changing evidence', sql`update evidence set quote = 'x'`],
  ['renaming its dataset', sql`update datasets set path = 'lab/other'`],
] as const)
  test(`the database refuses ${what}`, async ({ db }) => {
    const actor = await drafted(db)
    const evidence = [{ source: 'https://example.org/', retrievedAt: '2026-06-05' }]
    await draftVersion(db, actor, PATH, versionDraft({ label: '1', evidence }))
    const digest = await digestAfter(db, actor, '1')
    const before = await readRecord(db, digest)
    await expect(db.transaction((tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: '23001' },
    })
    expect(await readRecord(db, digest)).toBe(before)
    const rows = await db.select({ status: versions.status, digest: versions.digest }).from(versions)
    expect(rows).toEqual([{ status: 'published', digest }])
  })
