import { eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets } from '../schema/index.ts'

/**
 * Does `work` in one transaction during which nobody else changes the dataset at `path`, nor a version of it: so what
 * `work` reads of it is still so when it writes. A dataset that is not there is not held.
 */
export async function holdDataset<Result>(db: Db, path: string, work: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path)).for('update')
    return work(tx)
  })
}
