import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { importBatches, importItems, organizations, users } from '../schema/index.ts'

/** How many of a batch's candidates came to what; over the items that are done. */
export type BatchTally = { registered: number; unchanged: number; amended: number; refused: number }

/** One file of a batch, with what became of it. `report` is null while it waits. */
export type BatchItem = {
  position: number
  fileName: string
  bytes: number
  blob: string
  state: 'waiting' | 'done' | 'refused'
  report: Record<string, unknown> | null
}

export type BatchPicture = {
  id: string
  organization: string
  format: string
  publish: boolean
  state: 'waiting' | 'running' | 'done'
  createdAt: Date
  finishedAt: Date | null
  items: number
  settled: number
  tally: BatchTally
}

export type BatchLine = { id: string; state: 'waiting' | 'running' | 'done'; createdAt: Date; items: number }

/** A batch with its counts, for those who may import into its organisation; else null. Two statements. */
export async function readBatch(db: Db, actor: Actor | null, id: string): Promise<BatchPicture | null> {
  const [row] = await db
    .select({
      id: importBatches.id,
      organization: organizations.slug,
      format: importBatches.format,
      publish: importBatches.publish,
      state: importBatches.state,
      createdAt: importBatches.createdAt,
      finishedAt: importBatches.finishedAt,
    })
    .from(importBatches)
    .innerJoin(organizations, eq(organizations.id, importBatches.organizationId))
    .where(eq(importBatches.id, id))
  if (row === undefined || !can(actor, 'dataset.import', row.organization)) return null
  const outcome = (name: string) =>
    sql<number>`coalesce(sum((${importItems.report} -> 'counts' ->> ${name})::int), 0)`.mapWith(Number)
  const [tally] = await db
    .select({
      items: count(),
      settled: sql<number>`count(*) filter (where ${importItems.state} <> 'waiting')`.mapWith(Number),
      registered: outcome('registered'),
      unchanged: outcome('unchanged'),
      amended: outcome('amended'),
      refused: outcome('refused'),
    })
    .from(importItems)
    .where(eq(importItems.batchId, id))
  const { items = 0, settled = 0, registered = 0, unchanged = 0, amended = 0, refused = 0 } = tally ?? {}
  return { ...row, items, settled, tally: { registered, unchanged, amended, refused } }
}

/** The files of a batch after a position, in order. `only`: all, or those in which something was refused. */
export async function listBatchItems(
  db: Db,
  batchId: string,
  page: { after: number; limit: number; only?: 'all' | 'refused' },
): Promise<BatchItem[]> {
  const refused = sql`(${importItems.state} = 'refused' or coalesce((${importItems.report} -> 'counts' ->> 'refused')::int, 0) > 0)`
  return db
    .select({
      position: importItems.position,
      fileName: importItems.fileName,
      bytes: importItems.bytes,
      blob: importItems.blob,
      state: importItems.state,
      report: importItems.report,
    })
    .from(importItems)
    .where(
      and(
        eq(importItems.batchId, batchId),
        gt(importItems.position, page.after),
        page.only === 'refused' ? refused : undefined,
      ),
    )
    .orderBy(asc(importItems.position))
    .limit(page.limit)
}

/** The last twenty batches that someone started. */
export async function listBatches(db: Db, userId: string): Promise<BatchLine[]> {
  return db
    .select({
      id: importBatches.id,
      state: importBatches.state,
      createdAt: importBatches.createdAt,
      items:
        sql<number>`(select count(*) from ${importItems} where ${importItems.batchId} = ${importBatches.id})`.mapWith(
          Number,
        ),
    })
    .from(importBatches)
    .innerJoin(users, eq(users.id, importBatches.startedBy))
    .where(eq(users.id, userId))
    .orderBy(desc(importBatches.createdAt))
    .limit(20)
}
