import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { addJob } from '../queue.ts'
import { archiveCopies } from '../schema/index.ts'
import { lockCopy } from './lock-copy.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type AskedCheck = { kind: 'queued' } | { kind: 'not-found' } | { kind: 'retired' }

/** Makes a copy due at once, before those whose turn it is; the night shift checks it and keeps what it finds. */
export async function askForFixityCheck(db: Db, actor: Actor | null, id: string): Promise<AskedCheck> {
  return db.transaction(async (tx) => {
    const copy = await lockCopy(tx, id)
    permit(actor, 'archive.check', copy?.organization ?? null, `have a copy of ${copy?.path ?? 'a dataset'} checked`)
    if (copy === null) return { kind: 'not-found' }
    if (copy.isRetired) return { kind: 'retired' }
    await tx.update(archiveCopies).set({ dueAt: sql`now()`, askedAt: sql`now()` }).where(eq(archiveCopies.id, id))
    await addJob(tx, 'check-copies', {})
    const facts = { dataset: copy.path, copy: id }
    await recordEvent(tx, actor, { kind: 'archive.check-asked', subject: copy.version, facts })
    return { kind: 'queued' }
  })
}
