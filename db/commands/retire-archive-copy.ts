import { eq, sql } from 'drizzle-orm'
import type { CopyRetirement } from '#lib/archive/copy.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { archiveCopies } from '../schema/index.ts'
import { lockCopy } from './lock-copy.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

export type RetiredCopy = { kind: 'retired' } | { kind: 'not-found' } | { kind: 'already-retired' }

/** Counts on a copy no longer, with the reason. The copy and its checks stay readable; it is not checked any more. */
export async function retireArchiveCopy(
  db: Db,
  actor: Actor | null,
  id: string,
  retirement: CopyRetirement,
): Promise<RetiredCopy> {
  return db.transaction(async (tx) => {
    const copy = await lockCopy(tx, id)
    permit(actor, 'archive.retire', copy?.organization ?? null, `retire a copy of ${copy?.path ?? 'a dataset'}`)
    if (copy === null) return { kind: 'not-found' }
    if (copy.isRetired) return { kind: 'already-retired' }
    await tx
      .update(archiveCopies)
      .set({ retirement, retiredByName: actor.name, retiredAt: sql`clock_timestamp()`, askedAt: null })
      .where(eq(archiveCopies.id, id))
    await settleDataset(tx, copy.datasetId)
    const facts = { dataset: copy.path, copy: id, because: retirement.kind }
    await recordEvent(tx, actor, { kind: 'archive.copy-retired', subject: copy.version, facts })
    return { kind: 'retired' }
  })
}
