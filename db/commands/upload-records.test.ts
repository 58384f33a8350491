import { count, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { amendDraft } from '#db/commands/amend-draft.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { beginUpload, finishUpload } from '#db/commands/finish-upload.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { uploadRecords } from '#db/commands/upload-records.ts'
import { findRecordSets } from '#db/queries/find-record-sets.ts'
import { readManifest, readManifestsOf } from '#db/queries/read-manifest.ts'
import { readUpload, readUploads } from '#db/queries/read-uploads.ts'
import type { IngestedRecords } from '#db/records/ingest-records.ts'
import { events, manifests, recordUploads } from '#db/schema/index.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest, UnderstoodRecords } from '#lib/records/schema.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const PATH = 'lab/whales'
const ORDER = { blob: 'a'.repeat(64), bytes: 12, fileName: 'records.jsonl', mapping: null }
const BEFORE = [{ name: 'told', count: 3, setDigest: null, columns: [], manifest: null }]

const UNDERSTOOD: UnderstoodRecords = {
  format: 'jsonl',
  compression: 'none',
  mapping: { id: 'id', digest: 'digest' },
  guessed: ['id', 'digest'],
  why: { id: 'By its name.' },
  kept: [],
}

function manifest(letter: string): Manifest {
  const sha256 = letter.repeat(64)
  const figures = { present: 2, missing: 0, distinct: 2, min: 'a', max: 'b' }
  return {
    sha256,
    bytes: 100,
    count: 2,
    setDigest: `sha256:${sha256}`,
    buckets: sha256,
    index: sha256,
    columns: [{ name: 'id', type: 'VARCHAR', role: 'id', figures }],
    profile: { total: { value: null, records: 2, bytes: null, tokens: null }, groupings: [] },
  }
}

function kept(letter: string): IngestedRecords {
  return { kind: 'kept', understood: UNDERSTOOD, manifest: manifest(letter) }
}

async function draft(db: Db) {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  await draftVersion(db, actor, PATH, versionDraft({ recordSets: BEFORE }))
  return actor
}

async function ordered(db: Db, actor: Awaited<ReturnType<typeof draft>>) {
  const order = await uploadRecords(db, actor, PATH, '1.0.0', ORDER)
  if (order.kind !== 'ordered') throw new Error(order.kind)
  const upload = await beginUpload(db, order.id)
  if (upload === null) throw new Error('no upload')
  return upload
}

async function jobs(db: Db): Promise<unknown[]> {
  const found = await db.execute(sql`
    select task.identifier, job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id`)
  return found.rows
}

test('an order is the upload, its event and its job together, and leaves the draft alone', async ({ db }) => {
  const actor = await draft(db)
  const order = await uploadRecords(db, actor, PATH, '1.0.0', ORDER)
  if (order.kind !== 'ordered') throw new Error(order.kind)
  expect(await jobs(db)).toEqual([{ identifier: 'ingest-records', payload: { upload: order.id } }])
  const [event] = await db.select().from(events).where(eq(events.kind, 'records.uploaded')).orderBy(events.id)
  expect(event).toMatchObject({ subject: PATH, facts: { label: '1.0.0', upload: order.id, sha256: ORDER.blob } })
  expect(await readUpload(db, order.id)).toMatchObject({ ...ORDER, path: PATH, label: '1.0.0', state: 'waiting' })
  expect(await readUploads(db, PATH, '1.0.0')).toHaveLength(1)
  expect(await findRecordSets(db, { path: PATH, label: '1.0.0' })).toEqual(BEFORE)
})

test('records are sent by those who may draft, for a version that is a draft', async ({ db }) => {
  const actor = await draft(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(uploadRecords(db, auditor, PATH, '1.0.0', ORDER))).code).toBe('forbidden')
  expect((await refusalOf(uploadRecords(db, null, PATH, '1.0.0', ORDER))).code).toBe('unauthenticated')
  expect(await uploadRecords(db, actor, PATH, '9', ORDER)).toEqual({ kind: 'not-found' })
  await publishVersion(db, actor, PATH, '1.0.0')
  expect(await uploadRecords(db, actor, PATH, '1.0.0', ORDER)).toEqual({ kind: 'not-a-draft' })
  expect(await jobs(db)).toEqual([])
})

test('records that are kept become the draft’s only record set, with the manifest and the event', async ({ db }) => {
  const upload = await ordered(db, await draft(db))
  expect((await readUpload(db, upload.id))?.state).toBe('running')
  expect(await finishUpload(db, upload, kept('a'))).toEqual({ kind: 'kept' })
  expect(await findRecordSets(db, upload)).toEqual([recordSetOf(manifest('a'))])
  expect(await readManifest(db, 'a'.repeat(64))).toEqual(manifest('a'))
  expect(await readManifestsOf(db, upload)).toEqual([{ name: 'records', manifest: manifest('a') }])
  expect(await readUpload(db, upload.id)).toMatchObject({
    state: 'kept',
    understood: UNDERSTOOD,
    manifest: 'a'.repeat(64),
  })
  const [event] = await db.select().from(events).where(eq(events.kind, 'records.ingested')).orderBy(events.id)
  expect(event).toMatchObject({ subject: PATH, facts: { label: '1.0.0', count: 2, manifest: 'a'.repeat(64) } })
})

test('records that are refused leave the draft as it was, with the faults and the event', async ({ db }) => {
  const upload = await ordered(db, await draft(db))
  const faults = [{ row: 7, column: 'id', code: 'missing-id' as const, message: 'In row 7 there is no id.' }]
  expect(await finishUpload(db, upload, { kind: 'refused', understood: null, faults })).toEqual({ kind: 'refused' })
  expect(await findRecordSets(db, upload)).toEqual(BEFORE)
  expect(await readUpload(db, upload.id)).toMatchObject({ state: 'refused', faults, manifest: null })
  expect(await db.select().from(events).where(eq(events.kind, 'records.refused')).orderBy(events.id)).toMatchObject([
    { facts: { faults: 1 } },
  ])
})

test('an upload is finished once: a second run finds it done and changes nothing', async ({ db }) => {
  const upload = await ordered(db, await draft(db))
  await finishUpload(db, upload, kept('a'))
  expect(await beginUpload(db, upload.id)).toBeNull()
  expect(await finishUpload(db, upload, kept('b'))).toEqual({ kind: 'done-before' })
  expect((await findRecordSets(db, upload))[0]?.manifest).toBe('a'.repeat(64))
  expect(await db.select({ n: count() }).from(events).where(eq(events.kind, 'records.ingested'))).toEqual([{ n: 1 }])
})

test('the manifest of records that were sent before is the same one', async ({ db }) => {
  const actor = await draft(db)
  await finishUpload(db, await ordered(db, actor), kept('a'))
  await finishUpload(db, await ordered(db, actor), kept('a'))
  expect(await db.select({ n: count() }).from(manifests)).toEqual([{ n: 1 }])
})

test('records that were sent later stand against those sent before them', async ({ db }) => {
  const actor = await draft(db)
  const [first, second] = [await ordered(db, actor), await ordered(db, actor)]
  await db
    .update(recordUploads)
    .set({ createdAt: new Date(first.createdAt.getTime() + 5000) })
    .where(eq(recordUploads.id, second.id))
  await finishUpload(db, second, kept('b'))
  expect(await finishUpload(db, first, kept('a'))).toEqual({ kind: 'refused' })
  expect((await findRecordSets(db, second))[0]?.manifest).toBe('b'.repeat(64))
  expect((await readUpload(db, first.id))?.faults[0]?.message).toContain('sent after these')
})

test('a version that was published meanwhile keeps its records', async ({ db }) => {
  const actor = await draft(db)
  const upload = await ordered(db, actor)
  await publishVersion(db, actor, PATH, '1.0.0')
  expect(await finishUpload(db, upload, kept('a'))).toEqual({ kind: 'refused' })
  expect(await findRecordSets(db, upload)).toEqual(BEFORE)
})

test('a draft and a version may not state other figures of a manifest than were computed of it', async ({ db }) => {
  const actor = await draft(db)
  await finishUpload(db, await ordered(db, actor), kept('a'))
  const lies = { ...recordSetOf(manifest('a')), count: 3 }
  const refusal = await refusalOf(amendDraft(db, actor, PATH, '1.0.0', versionDraft({ recordSets: [lies] })))
  expect(refusal.issues.map(({ at }) => at)).toEqual(['/recordSets/0/count'])
  const other = { ...recordSetOf(manifest('a')), setDigest: null }
  expect(
    (await refusalOf(draftVersion(db, actor, PATH, versionDraft({ label: '2', recordSets: [other] })))).issues[0]?.at,
  ).toBe('/recordSets/0/setDigest')
  await db.execute(sql`update versions set record_sets = ${JSON.stringify([lies])}::jsonb`)
  expect((await refusalOf(publishVersion(db, actor, PATH, '1.0.0'))).issues[0]?.at).toBe('/recordSets/0/count')
  const elsewhere = { ...lies, manifest: 'e'.repeat(64) }
  expect((await amendDraft(db, actor, PATH, '1.0.0', versionDraft({ recordSets: [elsewhere] }))).kind).toBe('amended')
})
