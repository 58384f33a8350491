import type { Actor } from '#lib/dataset/access.ts'
import type { HarvestOrder } from '#lib/preference/harvest.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { addJob } from '../queue.ts'
import { harvests } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type HarvestStarted = { kind: 'started'; id: string } | { kind: 'not-found' } | { kind: 'withdrawn' }

/**
 * Orders that the hosts of a published version are asked what they say of use. The harvest, its event and the worker's job are one transaction.
 * Which origins those are is listed by the job: until then the harvest waits.
 */
export async function startHarvest(
  db: Db,
  actor: Actor | null,
  digest: string,
  { hosts }: HarvestOrder,
): Promise<HarvestStarted> {
  return db.transaction(async (tx) => {
    const version = await findExactVersion(tx, digest)
    const what = `have the hosts of ${version?.path ?? 'a dataset'} asked`
    permit(actor, 'preference.harvest', version?.organization ?? null, what)
    if (version === null) return { kind: 'not-found' }
    if (version.isWithdrawn) return { kind: 'withdrawn' }
    const order = { isComplete: hosts === 'all', originsKnown: 0, originsChosen: hosts === 'all' ? 0 : hosts }
    const [harvest] = await tx
      .insert(harvests)
      .values({ ...order, versionId: version.id, startedBy: actor.userId })
      .returning({ id: harvests.id })
    if (harvest === undefined) throw new Error('The harvest was not written.')
    await addJob(tx, 'harvest-preferences', {})
    const facts = { dataset: version.path, label: version.label, harvest: harvest.id, hosts }
    await recordEvent(tx, actor, { kind: 'harvest.started', subject: digest, facts })
    return { kind: 'started', id: harvest.id }
  })
}
