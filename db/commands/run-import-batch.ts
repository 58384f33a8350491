import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Trouble } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { findActor } from '../queries/find-actor.ts'
import { importBatches, importItems, organizations } from '../schema/index.ts'
import type { ImportReport } from './import-reading.ts'
import { recordEvent } from './record-event.ts'

/** What a worker must know of a batch. `actor`: who ordered it, with the roles that they have now; null: the account is gone. */
export type RunningBatch = {
  id: string
  organization: string
  format: string
  publish: boolean
  createdAt: Date
  actor: Actor | null
}

export type WaitingItem = { position: number; fileName: string; bytes: number; blob: string }

/** What became of one file: the format it was read as (null: none), its candidates, and what was wrong with the file as such. */
export type ItemReport = ImportReport & { format: string | null; troubles: Trouble[] }

/** Marks a batch as under way and answers what to do. Null: there is no such batch, or it is done. */
export async function beginBatch(db: Db, id: string): Promise<RunningBatch | null> {
  const [row] = await db
    .update(importBatches)
    .set({ state: 'running' })
    .from(organizations)
    .where(
      and(
        eq(importBatches.id, id),
        ne(importBatches.state, 'done'),
        eq(organizations.id, importBatches.organizationId),
      ),
    )
    .returning({
      organization: organizations.slug,
      format: importBatches.format,
      publish: importBatches.publish,
      createdAt: importBatches.createdAt,
      startedBy: importBatches.startedBy,
    })
  if (row === undefined) return null
  const { startedBy, ...batch } = row
  return { ...batch, id, actor: await findActor(db, startedBy) }
}

/**
 * Does the next waiting file of a batch: `work` stores what is in it and answers the report, which is written in the same
 * transaction. So a file is either done with its report or as if it had never been begun, wherever the process dies. Null:
 * none is waiting.
 */
export async function settleNextItem(
  db: Db,
  batch: RunningBatch,
  work: (tx: Db, item: WaitingItem) => Promise<ItemReport>,
): Promise<WaitingItem | null> {
  return db.transaction(async (tx) => {
    const [item] = await tx
      .select({
        position: importItems.position,
        fileName: importItems.fileName,
        bytes: importItems.bytes,
        blob: importItems.blob,
      })
      .from(importItems)
      .where(and(eq(importItems.batchId, batch.id), eq(importItems.state, 'waiting')))
      .orderBy(asc(importItems.position))
      .limit(1)
      .for('update')
    if (item === undefined) return null
    const report = await work(tx, item)
    const isRefused = report.candidates.every((candidate) => candidate.outcome === 'refused')
    await tx
      .update(importItems)
      .set({ state: isRefused ? 'refused' : 'done', report: { ...report } })
      .where(and(eq(importItems.batchId, batch.id), eq(importItems.position, item.position)))
    const facts = { batch: batch.id, position: item.position, counts: report.counts }
    await recordEvent(tx, batch.actor, { kind: 'import.file-settled', subject: batch.organization, facts })
    return item
  })
}

/** Marks a batch as done, once no file of it waits. A second time it changes nothing. */
export async function finishBatch(db: Db, batch: RunningBatch): Promise<void> {
  await db.transaction(async (tx) => {
    const [finished] = await tx
      .update(importBatches)
      .set({ state: 'done', finishedAt: sql`now()` })
      .where(and(eq(importBatches.id, batch.id), ne(importBatches.state, 'done')))
      .returning({ id: importBatches.id })
    if (finished === undefined) return
    const facts = { batch: batch.id }
    await recordEvent(tx, batch.actor, { kind: 'import.finished', subject: batch.organization, facts })
  })
}
