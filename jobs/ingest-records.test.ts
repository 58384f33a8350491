import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { uploadRecords } from '#db/commands/upload-records.ts'
import { findRecordSets } from '#db/queries/find-record-sets.ts'
import { readManifestsOf } from '#db/queries/read-manifest.ts'
import { readUpload } from '#db/queries/read-uploads.ts'
import { listRecords } from '#db/records/list-records.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, jsonLines, someRecords, test } from '#tests/record-files.ts'
import { ingestRecordsJob } from './ingest-records.ts'
import type { JobContext } from './job.ts'
import { runWorker } from './worker.ts'

const PLACE = { path: 'lab/whales', label: '1.0.0' }
const RECORDS = someRecords(300)
const BEFORE = [{ name: 'told', count: 3, setDigest: null, columns: [], manifest: null }]

async function order(db: Db, blobs: BlobStore, content: string): Promise<string> {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  await draftVersion(db, actor, PLACE.path, versionDraft({ recordSets: BEFORE }))
  const { sha256, bytes } = await blobs.put(Buffer.from(content))
  const ordered = await uploadRecords(db, actor, PLACE.path, PLACE.label, {
    blob: sha256,
    bytes,
    fileName: 'a.jsonl',
    mapping: null,
  })
  if (ordered.kind !== 'ordered') throw new Error(ordered.kind)
  return ordered.id
}

function context(db: Db, blobs: BlobStore, folder: string, over: Partial<JobContext> = {}): JobContext {
  return {
    db,
    blobs,
    workFolder: join(folder, 'work'),
    say: () => {},
    site: 'https://colophon.example.org',
    sendMail: null,
    mayAskLoopback: false,
    pauseMs: 0,
    pause: async () => {},
    attempt: 1,
    isStopping: () => false,
    ...over,
  }
}

test('a file that was sent becomes the records of its draft, through the worker', async ({ own, files }) => {
  const id = await order(own.db, files.blobs, jsonLines(RECORDS))
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: files.folder, say: () => {} })
  await expect.poll(async () => (await readUpload(own.db, id))?.state, { timeout: 30_000 }).toBe('kept')
  await worker.stop()
  const [held] = await readManifestsOf(own.db, PLACE)
  expect(held?.manifest).toMatchObject({ count: 300, setDigest: setDigest(RECORDS) })
  const page = await listRecords(files.blobs, { sha256: held?.manifest.sha256 ?? '' }, {}, { limit: 2, cursor: null })
  expect(page.items).toHaveLength(2)
})

test('what a worker that died had begun is begun anew by the next one', async ({ own, files }) => {
  const id = await order(own.db, files.blobs, jsonLines(RECORDS))
  await own.db.execute(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'colophon-dead', attempts = 1`,
  )
  await own.db.execute(sql`update record_uploads set state = 'running'`)
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: files.folder, say: () => {} })
  await expect.poll(async () => (await readUpload(own.db, id))?.state, { timeout: 30_000 }).toBe('kept')
  await worker.stop()
})

test('wherever a run dies, the draft keeps its record sets and no manifest is there; the next run makes it whole', async ({
  db,
  files,
}) => {
  const id = await order(db, files.blobs, jsonLines(RECORDS))
  for (const dies of [1, 2, 3]) {
    let adopted = 0
    const dying: BlobStore = {
      ...files.blobs,
      adopt: async (file, settled) => {
        adopted += 1
        if (adopted === dies) throw new Error('the process died here')
        return files.blobs.adopt(file, settled)
      },
    }
    await expect(ingestRecordsJob({ upload: id }, context(db, dying, files.folder))).rejects.toThrow('died here')
    expect((await readUpload(db, id))?.state).toBe('running')
    expect(await findRecordSets(db, PLACE)).toEqual(BEFORE)
    expect((await db.execute(sql`select 1 from manifests`)).rows).toEqual([])
    expect(await readdir(join(files.folder, 'work'))).toEqual([])
  }
  expect(await ingestRecordsJob({ upload: id }, context(db, files.blobs, files.folder))).toBe('done')
  expect((await findRecordSets(db, PLACE))[0]?.setDigest).toBe(setDigest(RECORDS))
})

test('a run that is stopped is asked for again, and nothing is half made', async ({ db, files }) => {
  const id = await order(db, files.blobs, jsonLines(someRecords(20_000)))
  const slow: BlobStore = {
    ...files.blobs,
    path: async (sha256) => {
      await new Promise((done) => setTimeout(done, 600))
      return files.blobs.path(sha256)
    },
  }
  expect(await ingestRecordsJob({ upload: id }, context(db, slow, files.folder, { isStopping: () => true }))).toBe(
    'again',
  )
  expect((await readUpload(db, id))?.state).toBe('running')
  expect(await findRecordSets(db, PLACE)).toEqual(BEFORE)
})

test('a file whose bytes are gone is refused, and so is one that our own fault stops thrice', async ({ db, files }) => {
  const gone = await order(db, files.blobs, 'x')
  await db.execute(sql`update record_uploads set blob = ${'0'.repeat(64)}`)
  await ingestRecordsJob({ upload: gone }, context(db, files.blobs, files.folder))
  expect((await readUpload(db, gone))?.faults[0]?.message).toContain('not kept any more')
  await db.execute(
    sql`update record_uploads set state = 'waiting', blob = ${(await files.blobs.put(Buffer.from(jsonLines(RECORDS)))).sha256}`,
  )
  const broken: BlobStore = { ...files.blobs, adopt: async () => Promise.reject(new Error('The disk is full.')) }
  const said: string[] = []
  await ingestRecordsJob(
    { upload: gone },
    context(db, broken, files.folder, { attempt: 3, say: (line) => said.push(line) }),
  )
  expect((await readUpload(db, gone))?.faults[0]?.message).toContain('A fault on our side')
  expect(said.join()).toContain('The disk is full.')
})
