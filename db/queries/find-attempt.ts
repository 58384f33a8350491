import { eq } from 'drizzle-orm'
import { Attempt } from '#lib/preference/observation.ts'
import type { Db } from '../client.ts'
import { preferenceAttempts } from '../schema/index.ts'

/** One attempt at a place by its id, and the version that it belongs to where a collector kept it; null: there is none. One statement. */
export async function findAttempt(db: Db, id: string): Promise<{ attempt: Attempt; versionId: string | null } | null> {
  const [row] = await db
    .select({
      id: preferenceAttempts.id,
      origin: preferenceAttempts.origin,
      mechanism: preferenceAttempts.mechanism,
      location: preferenceAttempts.location,
      observer: preferenceAttempts.observer,
      agent: preferenceAttempts.agent,
      requestedAt: preferenceAttempts.requestedAt,
      finishedAt: preferenceAttempts.finishedAt,
      chain: preferenceAttempts.chain,
      status: preferenceAttempts.status,
      headers: preferenceAttempts.headers,
      body: preferenceAttempts.body,
      bytesReceived: preferenceAttempts.bytesReceived,
      bytesParsed: preferenceAttempts.bytesParsed,
      state: preferenceAttempts.state,
      failure: preferenceAttempts.failure,
      flags: preferenceAttempts.flags,
      versionId: preferenceAttempts.versionId,
    })
    .from(preferenceAttempts)
    .where(eq(preferenceAttempts.id, id))
  if (row === undefined) return null
  const { versionId, requestedAt, finishedAt, ...attempt } = row
  const times = { requestedAt: requestedAt.toISOString(), finishedAt: finishedAt.toISOString() }
  return { attempt: Attempt.parse({ ...attempt, ...times }), versionId }
}
