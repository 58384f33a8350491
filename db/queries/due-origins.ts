import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { harvestOrigins, harvests, watchedOrigins } from '../schema/index.ts'

/** An origin of a running harvest whose turn it is. `tries`: rounds so far. `silentUntil`: its host asked not to be asked before. */
export type DueOrigin = { harvestId: string; origin: string; tries: number; silentUntil: Date | null }

/** The origins of all running harvests whose turn it is, longest due first, each once: a second harvest's turn comes after. */
export async function listDueOrigins(db: Db, { now, limit }: { now: Date; limit: number }): Promise<DueOrigin[]> {
  const rows = await db
    .select({
      harvestId: harvestOrigins.harvestId,
      origin: harvestOrigins.origin,
      tries: harvestOrigins.tries,
      silentUntil: watchedOrigins.silentUntil,
    })
    .from(harvestOrigins)
    .innerJoin(harvests, and(eq(harvests.id, harvestOrigins.harvestId), eq(harvests.state, 'running')))
    .leftJoin(watchedOrigins, eq(watchedOrigins.origin, harvestOrigins.origin))
    .where(and(eq(harvestOrigins.isDone, false), lte(harvestOrigins.dueAt, now)))
    .orderBy(asc(harvestOrigins.dueAt), asc(harvestOrigins.origin))
    .limit(limit)
  return [...new Map(rows.reverse().map((row) => [row.origin, row])).values()].reverse()
}

/** The origins under watch whose turn it is, longest due first; none whose host asked for silence. */
export async function listWatchedDue(db: Db, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const isHeard = or(isNull(watchedOrigins.silentUntil), lte(watchedOrigins.silentUntil, now))
  const rows = await db
    .select({ origin: watchedOrigins.origin })
    .from(watchedOrigins)
    .where(and(lte(watchedOrigins.dueAt, now), isHeard))
    .orderBy(asc(watchedOrigins.dueAt))
    .limit(limit)
  return rows.map(({ origin }) => origin)
}
