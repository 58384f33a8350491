import { eq, sql } from 'drizzle-orm'
import { CopyRetirement } from '#lib/archive/copy.ts'
import { copyDraft, recordedCopy } from '#tests/archive-copies.ts'
import { keptActor, someActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import type { Db } from '../client.ts'
import { archiveCopies, datasets, events } from '../schema/index.ts'
import { recordArchiveCopy } from './record-archive-copy.ts'
import { retireArchiveCopy } from './retire-archive-copy.ts'

const MOVED = CopyRetirement.parse({ kind: 'moved', reason: 'The library moved its files.' })
const UNKNOWN = `sha256:${'0'.repeat(64)}` as const
const told = async (db: Db, kind: string) =>
  await db
    .select({ facts: events.facts, subject: events.subject })
    .from(events)
    .where(eq(events.kind, kind))
    .orderBy(events.id)

test('a copy is recorded with what is expected of it, its event, and its place among the archived; its check is queued', async ({
  db,
}) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  const [row] = await db.select().from(archiveCopies)
  expect(row).toMatchObject({ id, bytes: 12, sha256: 'a'.repeat(64), authorName: 'Ada', retiredAt: null, failures: 0 })
  expect(await told(db, 'archive.copy-recorded')).toMatchObject([{ subject: version.digest, facts: { copy: id } }])
  expect(await db.select({ archived: datasets.archived }).from(datasets)).toEqual([{ archived: 'archive-named' }])
  const { rows } = await db.execute(sql`select from graphile_worker.jobs where task_identifier = 'check-copies'`)
  expect(rows).toHaveLength(1)
})

test('an address is recorded once; after it was retired, with its reason, it may be recorded anew', async ({ db }) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  expect(await recordArchiveCopy(db, version.actor, version.digest, copyDraft())).toEqual({ kind: 'already-recorded' })
  expect(await retireArchiveCopy(db, version.actor, id, MOVED)).toEqual({ kind: 'retired' })
  expect(await retireArchiveCopy(db, version.actor, id, MOVED)).toEqual({ kind: 'already-retired' })
  expect(await told(db, 'archive.copy-retired')).toMatchObject([{ facts: { copy: id, because: 'moved' } }])
  expect(await db.select({ archived: datasets.archived }).from(datasets)).toEqual([{ archived: 'nothing-recorded' }])
  await recordedCopy(db, version)
  expect(await db.select().from(archiveCopies)).toHaveLength(2)
})

for (const [what, over, at] of [
  ['a file that the version has not', { path: 'other.jsonl' }, '/path'],
  ['another sha256 than the version says', { sha256: 'b'.repeat(64) }, '/sha256'],
  ['another size than the version says', { bytes: 13 }, '/bytes'],
] as const)
  test(`a copy of ${what} is refused with its place, and nothing is written`, async ({ db }) => {
    const { actor, digest } = await publishedVersion(db)
    const refusal = await refusalOf(recordArchiveCopy(db, actor, digest, copyDraft(over)))
    expect(refusal).toMatchObject({ code: 'invalid', issues: [{ at }] })
    expect(await db.select().from(archiveCopies)).toEqual([])
  })

test('auditors record copies and do not retire them; strangers do neither; an unknown version has none', async ({
  db,
}) => {
  const version = await publishedVersion(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  const id = await recordedCopy(db, { ...version, actor: auditor })
  const stranger = await keptActor(db, { organization: 'elsewhere' })
  for (const [who, code] of [
    [auditor, 'forbidden'],
    [stranger, 'forbidden'],
    [null, 'unauthenticated'],
  ] as const)
    expect((await refusalOf(retireArchiveCopy(db, who, id, MOVED))).code).toBe(code)
  expect((await refusalOf(recordArchiveCopy(db, stranger, version.digest, copyDraft()))).code).toBe('forbidden')
  const administrator = someActor({ isAdministrator: true })
  expect(await recordArchiveCopy(db, administrator, UNKNOWN, copyDraft())).toEqual({ kind: 'not-found' })
  expect(await retireArchiveCopy(db, administrator, crypto.randomUUID(), MOVED)).toEqual({ kind: 'not-found' })
})

test('what was recorded of a copy is never rewritten or removed, and a retirement stands', async ({ db }) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  const change = (set: Partial<typeof archiveCopies.$inferInsert>) =>
    db.transaction((tx) => tx.update(archiveCopies).set(set))
  await expect(change({ custodian: 'Somebody' })).rejects.toThrow()
  await expect(db.transaction((tx) => tx.delete(archiveCopies))).rejects.toThrow()
  await change({ dueAt: new Date() })
  await retireArchiveCopy(db, version.actor, id, MOVED)
  await expect(change({ retiredAt: null })).rejects.toThrow()
})
