import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { readHarvest } from '../queries/read-harvests.ts'
import { harvests } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type HarvestStopped = { kind: 'stopped' } | { kind: 'not-found' } | { kind: 'over' }

/** Ends a harvest before its hosts were all asked: what was seen stays, the rest counts as not asked. `over`: it had ended already. */
export async function stopHarvest(db: Db, actor: Actor | null, id: string): Promise<HarvestStopped> {
  return db.transaction(async (tx) => {
    const harvest = await readHarvest(tx, id)
    const organization = harvest?.dataset.split('/')[0] ?? null
    permit(actor, 'preference.harvest', organization, `stop a harvest of ${harvest?.dataset ?? 'a dataset'}`)
    if (harvest === null) return { kind: 'not-found' }
    const stopped = await tx
      .update(harvests)
      .set({ state: 'stopped', finishedAt: sql`now()` })
      .where(and(eq(harvests.id, id), inArray(harvests.state, ['waiting', 'running'])))
      .returning({ id: harvests.id })
    if (stopped.length === 0) return { kind: 'over' }
    const { dataset, label, version, outcomes } = harvest
    const facts = { dataset, label, harvest: id, outcomes }
    await recordEvent(tx, actor, { kind: 'harvest.stopped', subject: version, facts })
    return { kind: 'stopped' }
  })
}
