import { count, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { beginBatch, finishBatch, type ItemReport, settleNextItem } from '#db/commands/run-import-batch.ts'
import { startImportBatch } from '#db/commands/start-import-batch.ts'
import { listBatches, listBatchItems, readBatch } from '#db/queries/read-batch.ts'
import { freeJobsOfDead, showAlive } from '#db/queue.ts'
import { events, importBatches } from '#db/schema/index.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const FILES = ['a', 'b', 'c'].map((name) => ({ fileName: `${name}.json`, bytes: 2, blob: name.repeat(64) }))
const ORDER = { organization: 'lab', format: 'auto' as const, publish: false, files: FILES }

function report(counts: Partial<ItemReport['counts']> = {}): ItemReport {
  const candidate = {
    key: 'k',
    outcome: 'registered' as const,
    dataset: 'lab/a',
    version: null,
    digest: null,
    troubles: [],
  }
  return {
    format: 'dpi',
    troubles: [],
    candidates: [candidate],
    counts: { registered: 1, unchanged: 0, amended: 0, refused: 0, ...counts },
  }
}

async function jobs(db: Db): Promise<unknown[]> {
  const found = await db.execute(sql`
    select task.identifier, job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id`)
  return found.rows
}

test('an order is the batch, its files, its event and its job, together', async ({ db }) => {
  const actor = await keptActor(db)
  const { id } = await startImportBatch(db, actor, ORDER)
  expect(await readBatch(db, actor, id)).toMatchObject({ state: 'waiting', items: 3, settled: 0, organization: 'lab' })
  expect(await jobs(db)).toEqual([{ identifier: 'import-batch', payload: { batch: id } }])
  const [event] = await db.select().from(events).where(eq(events.kind, 'import.started')).orderBy(events.id)
  expect(event).toMatchObject({ subject: 'lab', facts: { batch: id, files: 3, publish: false } })
  expect(await listBatches(db, actor.userId)).toMatchObject([{ id, items: 3, state: 'waiting' }])
})

test('an order that fails leaves nothing, no job either', async ({ db }) => {
  const actor = { ...(await keptActor(db)), isAdministrator: true }
  expect((await refusalOf(startImportBatch(db, actor, { ...ORDER, organization: 'nowhere' }))).code).toBe('not-found')
  await startImportBatch(db, actor, ORDER)
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(startImportBatch(db, member, { ...ORDER, publish: true }))).code).toBe('forbidden')
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(startImportBatch(db, auditor, ORDER))).code).toBe('forbidden')
  expect(await jobs(db)).toHaveLength(1)
  expect(await db.select({ n: count() }).from(importBatches)).toEqual([{ n: 1 }])
})

test('files are settled in order, each with its report, and then none is left', async ({ db }) => {
  const actor = await keptActor(db)
  const { id } = await startImportBatch(db, actor, ORDER)
  const batch = await beginBatch(db, id)
  if (batch === null) throw new Error('no batch')
  expect(batch.actor).toMatchObject({ userId: actor.userId, scopes: null })
  const names: string[] = []
  for (;;) {
    const item = await settleNextItem(db, batch, async (_tx, waiting) => {
      names.push(waiting.fileName)
      return report({ unchanged: 2 })
    })
    if (item === null) break
  }
  expect(names).toEqual(['a.json', 'b.json', 'c.json'])
  await finishBatch(db, batch)
  await finishBatch(db, batch)
  const done = await readBatch(db, actor, id)
  expect(done).toMatchObject({
    state: 'done',
    settled: 3,
    tally: { registered: 3, unchanged: 6, amended: 0, refused: 0 },
  })
  expect(await beginBatch(db, id)).toBeNull()
  const kinds = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, 'lab')).orderBy(events.id)
  expect(kinds.map((event) => event.kind)).toEqual([
    'import.started',
    'import.file-settled',
    'import.file-settled',
    'import.file-settled',
    'import.finished',
  ])
})

test('work that breaks off leaves its file as if it had never been begun', async ({ db }) => {
  const actor = await keptActor(db)
  const { id } = await startImportBatch(db, actor, ORDER)
  const batch = await beginBatch(db, id)
  if (batch === null) throw new Error('no batch')
  const broken = settleNextItem(db, batch, async (tx) => {
    await tx.insert(events).values({ kind: 'x', subject: 'half', actor: 'x', facts: {} })
    throw new Error('the process died here')
  })
  await expect(broken).rejects.toThrow('died here')
  expect(await db.select().from(events).where(eq(events.subject, 'half')).orderBy(events.id)).toEqual([])
  expect(await readBatch(db, actor, id)).toMatchObject({ settled: 0, state: 'running' })
})

test('a file of which nothing was stored is refused, and can be looked for', async ({ db }) => {
  const actor = await keptActor(db)
  const { id } = await startImportBatch(db, actor, ORDER)
  const batch = await beginBatch(db, id)
  if (batch === null) throw new Error('no batch')
  const refused = { ...report({ registered: 0, refused: 1 }), candidates: [] }
  await settleNextItem(db, batch, async () => refused)
  await settleNextItem(db, batch, async () => report())
  const only = await listBatchItems(db, id, { after: -1, limit: 10, only: 'refused' })
  expect(only).toMatchObject([{ fileName: 'a.json', state: 'refused', report: { counts: { refused: 1 } } }])
  expect(await listBatchItems(db, id, { after: 0, limit: 1 })).toMatchObject([{ fileName: 'b.json', state: 'done' }])
})

test('a batch is seen by those who may import there', async ({ db }) => {
  const actor = await keptActor(db)
  const { id } = await startImportBatch(db, actor, ORDER)
  expect(await readBatch(db, null, id)).toBeNull()
  expect(await readBatch(db, await keptActor(db, { organization: 'press' }), id)).toBeNull()
  expect(await readBatch(db, await keptActor(db, { role: 'steward' }), id)).not.toBeNull()
  expect(await readBatch(db, actor, crypto.randomUUID())).toBeNull()
})

test('jobs of a worker that died are given back; those of one that lives are not', async ({ own }) => {
  const actor = await keptActor(own.db)
  await startImportBatch(own.db, actor, ORDER)
  await startImportBatch(own.db, actor, ORDER)
  const letGo = await showAlive(own, ['living'])
  await own.db.execute(sql`
    update graphile_worker._private_jobs set locked_at = now(),
      locked_by = case when id = (select min(id) from graphile_worker._private_jobs) then 'living' else 'dead' end`)
  expect(await freeJobsOfDead(own.db)).toEqual(['dead'])
  expect(await freeJobsOfDead(own.db)).toEqual([])
  letGo()
  await expect.poll(() => freeJobsOfDead(own.db)).toEqual(['living'])
})
