import { and, asc, gt, inArray } from 'drizzle-orm'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import type { Db } from '../client.ts'
import { versions } from '../schema/index.ts'
import { collectFacts } from './collect-facts.ts'

/** How many versions one round of statements speaks of. */
const BATCH = 1000

/**
 * The facts of every published and withdrawn version, in the order of digests, batch by batch: the same number of statements for each batch.
 * The next batch is asked for while the one before it is worked on, so `db` is a pool, not a transaction.
 */
export async function* collectAllFacts(
  db: Db,
  asOf: string,
  { batch = BATCH }: { batch?: number } = {},
): AsyncGenerator<VersionFacts[]> {
  let next = readBatch(db, '', asOf, batch)
  for (;;) {
    const { digests, facts } = await next
    const last = digests.at(-1)
    if (last === undefined) return
    next = readBatch(db, last, asOf, batch)
    yield facts
  }
}

async function readBatch(db: Db, after: string, asOf: string, batch: number) {
  const rows = await db
    .select({ digest: versions.digest })
    .from(versions)
    .where(and(gt(versions.digest, after), inArray(versions.status, ['published', 'withdrawn'])))
    .orderBy(asc(versions.digest))
    .limit(batch)
  const digests = rows.flatMap(({ digest }) => digest ?? [])
  return { digests, facts: await collectFacts(db, digests, asOf) }
}
