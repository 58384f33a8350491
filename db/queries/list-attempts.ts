import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { POLICY_FLAG } from '#lib/preference/harvest-places.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import type { Db } from '../client.ts'
import { preferenceAttempts } from '../schema/index.ts'
import { ATTEMPT_COLUMNS, publicAttempt } from './read-attempts.ts'

/**
 * Every attempt at these origins that ended by then, oldest first: ours, and what the collector of this version kept. Texts that reservations point to
 * are left out. One statement.
 */
export async function listAttempts(
  db: Db,
  origins: readonly string[],
  { at, versionId }: { at: Date; versionId: string },
): Promise<Attempt[]> {
  if (origins.length === 0) return []
  const rows = await db
    .select(ATTEMPT_COLUMNS)
    .from(preferenceAttempts)
    .where(which(origins, at, versionId))
    .orderBy(preferenceAttempts.finishedAt, preferenceAttempts.id)
  return rows.map(publicAttempt).map(({ etag: _etag, lastModified: _lastModified, ...attempt }) => attempt)
}

/** Which attempts there are at these origins, and when they ended, in the order of their ids: what a reading rests on. One statement. */
export async function listAttemptMarks(
  db: Db,
  origins: readonly string[],
  { at, versionId }: { at: Date; versionId: string },
): Promise<{ id: string; origin: string; finishedAt: Date }[]> {
  if (origins.length === 0) return []
  const { id, origin, finishedAt } = preferenceAttempts
  return db
    .select({ id, origin, finishedAt })
    .from(preferenceAttempts)
    .where(which(origins, at, versionId))
    .orderBy(id)
}

/** The product tokens under which the collector of this version asked. One statement. */
export async function listCollectorAgents(db: Db, versionId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ agent: preferenceAttempts.agent })
    .from(preferenceAttempts)
    .where(and(eq(preferenceAttempts.versionId, versionId), eq(preferenceAttempts.observer, 'collector')))
    .orderBy(preferenceAttempts.agent)
  return rows.map(({ agent }) => agent)
}

function which(origins: readonly string[], at: Date, versionId: string): SQL | undefined {
  return and(
    inArray(preferenceAttempts.origin, [...origins]),
    or(isNull(preferenceAttempts.versionId), eq(preferenceAttempts.versionId, versionId)),
    lte(preferenceAttempts.finishedAt, at),
    sql`not (${preferenceAttempts.flags} @> array[${POLICY_FLAG}]::text[])`,
  )
}
