import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { sha256Hex } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { apiTokens } from '../schema/index.ts'

/**
 * Notes that an API token was used, to the hour: enough to find those that nobody uses, and no write for each request.
 * Of no consequence for anything that is published, so that it writes no event.
 */
export async function touchToken(db: Db, secret: string): Promise<void> {
  const stale = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, sql`now() - interval '1 hour'`))
  await db
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiTokens.hash, sha256Hex(secret)), stale))
}
