import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { readHarvest } from '../queries/read-harvests.ts'
import { addJob } from '../queue.ts'
import { harvestOrigins, harvests } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'

/** Ends the running harvests of which every origin is done, each with its event and its counts. Answers how many. */
export async function finishHarvests(db: Db): Promise<number> {
  const over = await db
    .select({ id: harvests.id })
    .from(harvests)
    .where(
      and(
        eq(harvests.state, 'running'),
        sql`not exists (select 1 from ${harvestOrigins} where ${harvestOrigins.harvestId} = ${harvests.id} and not ${harvestOrigins.isDone})`,
      ),
    )
  for (const { id } of over) await db.transaction((tx) => finishHarvest(tx, id))
  return over.length
}

async function finishHarvest(tx: Db, id: string): Promise<void> {
  const finished = await tx
    .update(harvests)
    .set({ state: 'done', finishedAt: sql`now()` })
    .where(and(eq(harvests.id, id), eq(harvests.state, 'running')))
    .returning({ id: harvests.id })
  const harvest = await readHarvest(tx, id)
  if (finished.length === 0 || harvest === null) return
  const { dataset, label, version, isComplete, basis, origins, outcomes } = harvest
  const facts = {
    dataset,
    label,
    harvest: id,
    isComplete,
    basis,
    known: origins.known,
    chosen: origins.chosen,
    outcomes,
  }
  await addJob(tx, 'read-preferences', { version })
  await recordEvent(tx, null, { kind: 'harvest.finished', subject: version, facts })
}

/** Ends a harvest whose origins could not be listed, as one that was stopped by the registry itself. */
export async function abandonHarvest(db: Db, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const harvest = await readHarvest(tx, id)
    const stopped = await tx
      .update(harvests)
      .set({ state: 'stopped', finishedAt: sql`now()` })
      .where(and(eq(harvests.id, id), eq(harvests.state, 'waiting')))
      .returning({ id: harvests.id })
    if (stopped.length === 0 || harvest === null) return
    const { dataset, label, version } = harvest
    const facts = { dataset, label, harvest: id, reason: 'origins-not-listed' }
    await recordEvent(tx, null, { kind: 'harvest.stopped', subject: version, facts })
  })
}

/** Tells that origins under watch were asked again outside any harvest: readers see the new dates. Nothing, where none was. */
export async function recordReread(db: Db, counts: { same: number; changed: number; unread: number }): Promise<void> {
  const asked = counts.same + counts.changed + counts.unread
  if (asked === 0) return
  await db.transaction((tx) =>
    recordEvent(tx, null, { kind: 'preferences.read-again', subject: 'preferences', facts: { asked, ...counts } }),
  )
}
