import { and, eq, sql } from 'drizzle-orm'
import type { Settled } from '#lib/preference/harvest-plan.ts'
import { TRIES_ALLOWED, type Watch, watchStep } from '#lib/preference/harvest-timing.ts'
import type { Db } from '../client.ts'
import { harvestOrigins, watchedOrigins } from '../schema/index.ts'

/** What a round with an origin showed: the same as before, something else, or nothing. */
export type Seen = 'same' | 'changed' | 'unread'

/**
 * Settles an origin of a harvest after a round: it is done with its outcome, or waits for the next one. In the same transaction it comes under watch,
 * and its host's wish for silence is kept.
 */
export async function settleOrigin(
  db: Db,
  { harvestId, origin, tries }: { harvestId: string; origin: string; tries: number },
  { settled, seen, now }: { settled: Settled; seen: Seen; now: Date },
): Promise<void> {
  const { isDone, outcome, dueAt } = settled
  await db.transaction(async (tx) => {
    await tx
      .update(harvestOrigins)
      .set({ isDone, outcome, tries, dueAt, finishedAt: isDone ? now : null })
      .where(and(eq(harvestOrigins.harvestId, harvestId), eq(harvestOrigins.origin, origin)))
    // whoever could not be read in a whole harvest is asked daily from then on
    const watched = { seen, silent: settled.silent, now, failedBefore: TRIES_ALLOWED - 1 }
    if (isDone || settled.silent !== null) await watchOrigin(tx, origin, watched)
  })
}

/** Writes down how an origin stands after a round, and when its turn is next. `failedBefore`: it failed at least so often in a row before. */
export async function watchOrigin(
  db: Db,
  origin: string,
  { seen, silent, now, failedBefore = 0 }: { seen: Seen; silent: Date | null; now: Date; failedBefore?: number },
): Promise<void> {
  const [before] = await db
    .select({ steady: watchedOrigins.steady, failures: watchedOrigins.failures })
    .from(watchedOrigins)
    .where(eq(watchedOrigins.origin, origin))
    .for('update')
  const known: Watch = { steady: before?.steady ?? 0, failures: Math.max(before?.failures ?? 0, failedBefore) }
  const step = { ...watchStep(known, seen, now), askedAt: now, silentUntil: silent }
  await db
    .insert(watchedOrigins)
    .values({ origin, ...step })
    .onConflictDoUpdate({ target: watchedOrigins.origin, set: step })
}

/** Puts an origin off whose host asked for silence: until that is over, or for good where a harvest does not wait so long. */
export async function putOffOrigin(
  db: Db,
  { harvestId, origin }: { harvestId: string; origin: string },
  { until, isTooLong, now }: { until: Date; isTooLong: boolean; now: Date },
): Promise<void> {
  await db
    .update(harvestOrigins)
    .set(
      isTooLong
        ? { isDone: true, outcome: sql`coalesce(${harvestOrigins.outcome}, 'rate-limited')`, finishedAt: now }
        : { dueAt: until },
    )
    .where(and(eq(harvestOrigins.harvestId, harvestId), eq(harvestOrigins.origin, origin)))
}
