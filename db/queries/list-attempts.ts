import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
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
    .where(
      and(
        inArray(preferenceAttempts.origin, [...origins]),
        or(isNull(preferenceAttempts.versionId), eq(preferenceAttempts.versionId, versionId)),
        lte(preferenceAttempts.finishedAt, at),
        sql`not (${preferenceAttempts.flags} @> array[${POLICY_FLAG}]::text[])`,
      ),
    )
    .orderBy(preferenceAttempts.finishedAt, preferenceAttempts.id)
  return rows.map(publicAttempt).map(({ etag: _etag, lastModified: _lastModified, ...attempt }) => attempt)
}
