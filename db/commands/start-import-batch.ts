import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { ImportFormat } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { addJob } from '../queue.ts'
import { importBatches, importItems, organizations } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** Files to import into an organisation; their bytes are in the blob store already (`blob`: 64 hex digits). */
export type BatchOrder = {
  organization: string
  format: ImportFormat | 'auto'
  publish: boolean
  files: { fileName: string; bytes: number; blob: string }[]
}

const ROWS_AT_ONCE = 1000

/**
 * Orders the import of many files. The batch, its files, the event and the worker's job are one transaction: either the work
 * is on its way or nothing was ordered. Answers the batch's id.
 */
export async function startImportBatch(db: Db, actor: Actor | null, order: BatchOrder): Promise<{ id: string }> {
  const { organization, publish, format, files } = order
  permit(actor, 'dataset.import', organization, `import into ${organization}`)
  if (publish) permit(actor, 'version.publish', organization, `publish versions of ${organization}`)
  return db.transaction(async (tx) => {
    const [owner] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.slug, organization))
    if (owner === undefined) throw new Refusal('not-found', `There is no organization ${organization}.`)
    const [batch] = await tx
      .insert(importBatches)
      .values({ organizationId: owner.id, startedBy: actor.userId, format, publish })
      .returning({ id: importBatches.id })
    if (batch === undefined) throw new Error('The batch was not written.')
    const rows = files.map((file, position) => ({ ...file, batchId: batch.id, position }))
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await tx.insert(importItems).values(rows.slice(from, from + ROWS_AT_ONCE))
    await addJob(tx, 'import-batch', { batch: batch.id })
    const facts = { batch: batch.id, files: files.length, publish }
    await recordEvent(tx, actor, { kind: 'import.started', subject: organization, facts })
    return batch
  })
}
