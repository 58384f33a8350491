import { and, asc, gt, inArray, lt } from 'drizzle-orm'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import type { Db } from '../client.ts'
import { versions } from '../schema/index.ts'
import { collectFacts } from './collect-facts.ts'

/** How many versions one round of statements speaks of. */
const BATCH = 1000

/** Versions whose digest is above `after` and, unless `before` is null, below it. */
export type DigestRange = { after: string; before: string | null }

const EVERYTHING: DigestRange = { after: '', before: null }

/**
 * The facts of every published and withdrawn version, in the order of digests, batch by batch: the same number of statements for each batch.
 * The next batch is asked for while the one before it is worked on, so `db` is a pool, not a transaction. Several processes can share the
 * work, each with a range of its own: digests are spread evenly.
 */
export async function* collectAllFacts(
  db: Db,
  asOf: string,
  { batch = BATCH, range = EVERYTHING }: { batch?: number; range?: DigestRange } = {},
): AsyncGenerator<VersionFacts[]> {
  let next = readBatch(db, range, asOf, batch)
  for (;;) {
    const { digests, facts } = await next
    const last = digests.at(-1)
    if (last === undefined) return
    next = readBatch(db, { ...range, after: last }, asOf, batch)
    yield facts
  }
}

async function readBatch(db: Db, { after, before }: DigestRange, asOf: string, batch: number) {
  const rows = await db
    .select({ digest: versions.digest })
    .from(versions)
    .where(
      and(
        gt(versions.digest, after),
        before === null ? undefined : lt(versions.digest, before),
        inArray(versions.status, ['published', 'withdrawn']),
      ),
    )
    .orderBy(asc(versions.digest))
    .limit(batch)
  const digests = rows.flatMap(({ digest }) => digest ?? [])
  return { digests, facts: await collectFacts(db, digests, asOf) }
}
