import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count, sql } from 'drizzle-orm'
import { openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { startImportBatch } from '#db/commands/start-import-batch.ts'
import { listBatchItems, readBatch } from '#db/queries/read-batch.ts'
import { datasets, events } from '#db/schema/index.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { keptActor } from '#tests/factories.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import { runWorker } from './worker.ts'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-worker-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

const said: string[] = []
const say = (line: string) => said.push(line)

const card = (title: string) => `---\npretty_name: ${title}\nlicense: cc-by-4.0\nlanguage: [en]\n---\n# ${title}\n`

async function order(
  db: Db,
  actor: Actor,
  folder: string,
  files: Record<string, string>,
  publish = false,
): Promise<string> {
  const blobs = openBlobStore(join(folder, 'blobs'))
  const kept = []
  for (const [fileName, text] of Object.entries(files)) {
    const { sha256, bytes } = await blobs.put(Buffer.from(text))
    kept.push({ fileName, bytes, blob: sha256 })
  }
  return (await startImportBatch(db, actor, { organization: 'lab', format: 'auto', publish, files: kept })).id
}

async function settled(db: Db, actor: Actor, id: string) {
  await expect.poll(async () => (await readBatch(db, actor, id))?.state, { timeout: 30_000 }).toBe('done')
  return readBatch(db, actor, id)
}

const THREE = { 'a.md': card('Whales'), 'b.md': card('Seals'), 'c.txt': 'no format that is read' }

test('a batch is done file by file; the same again changes nothing', async ({ own, folder }) => {
  const actor = await keptActor(own.db)
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: folder, say })
  const first = await settled(own.db, actor, await order(own.db, actor, folder, THREE, true))
  expect(first?.tally).toEqual({ registered: 2, unchanged: 0, amended: 0, refused: 1 })
  const written = await own.db.select({ n: count() }).from(datasets)
  const second = await settled(own.db, actor, await order(own.db, actor, folder, THREE, true))
  expect(second?.tally).toEqual({ registered: 0, unchanged: 2, amended: 0, refused: 1 })
  expect(await own.db.select({ n: count() }).from(datasets)).toEqual(written)
  const items = await listBatchItems(own.db, second?.id ?? '', { after: -1, limit: 10 })
  expect(items.map((item) => item.state)).toEqual(['done', 'done', 'refused'])
  await worker.stop()
})

test('what a worker had begun when it died is taken up by the next one, at the next file', async ({ own, folder }) => {
  const actor = await keptActor(own.db)
  const id = await order(own.db, actor, folder, THREE)
  await own.db.execute(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'colophon-dead', attempts = 1`,
  )
  await own.db.execute(sql`update import_batches set state = 'running'`)
  await own.db.execute(sql`
    update import_items set state = 'done', report = '{"counts": {"registered": 1, "unchanged": 0, "amended": 0, "refused": 0}}'
    where position = 0`)
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: folder, say })
  const batch = await settled(own.db, actor, id)
  expect(batch?.tally).toEqual({ registered: 2, unchanged: 0, amended: 0, refused: 1 })
  expect(await own.db.select({ n: count() }).from(datasets)).toEqual([{ n: 1 }])
  await worker.stop()
})

test('a worker that is stopped leaves off between two files, and the next one goes on', async ({ own, folder }) => {
  const actor = await keptActor(own.db)
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.md`, card(`Dataset ${n}`)]))
  const id = await order(own.db, actor, folder, files)
  const first = await runWorker({ databaseUrl: own.url, dataFolder: folder, say, lanes: 1 })
  await expect.poll(async () => (await readBatch(own.db, actor, id))?.settled ?? 0).toBeGreaterThan(0)
  await first.stop()
  const left = await readBatch(own.db, actor, id)
  expect(left?.state).toBe('running')
  const second = await runWorker({ databaseUrl: own.url, dataFolder: folder, say, lanes: 1 })
  expect((await settled(own.db, actor, id))?.tally.registered).toBe(60)
  await second.stop()
  const finished = await own.db.select({ n: count() }).from(events).where(sql`kind = 'import.finished'`)
  expect(finished).toEqual([{ n: 1 }])
})

test('someone who may no longer import is refused, file by file, with the reason', async ({ own, folder }) => {
  const actor = await keptActor(own.db)
  await keptActor(own.db)
  const id = await order(own.db, actor, folder, { 'a.md': card('Whales') })
  await own.db.execute(sql`update memberships set role = 'auditor' where user_id = ${actor.userId}`)
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: folder, say })
  expect((await settled(own.db, actor, id))?.tally.refused).toBe(1)
  const [item] = await listBatchItems(own.db, id, { after: -1, limit: 1 })
  expect(JSON.stringify(item?.report)).toContain('may import into lab')
  await worker.stop()
})

test('a file whose bytes are gone is refused, and the others are done', async ({ own, folder }) => {
  const actor = await keptActor(own.db)
  const id = await order(own.db, actor, folder, { 'a.md': card('Whales'), 'b.md': card('Seals') })
  await own.db.execute(sql`update import_items set blob = ${'0'.repeat(64)} where position = 0`)
  const worker = await runWorker({ databaseUrl: own.url, dataFolder: folder, say })
  expect((await settled(own.db, actor, id))?.tally).toMatchObject({ registered: 1, refused: 1 })
  await worker.stop()
})
