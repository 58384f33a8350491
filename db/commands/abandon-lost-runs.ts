import { and, eq, sql } from 'drizzle-orm'
import { MISSED_HEARTBEATS } from '#lib/run/lost.ts'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'

/**
 * Marks as abandoned the runs of others that have been silent for three of their own intervals at `now`, each with its event: a lost run is never taken for a
 * complete one. Answers their ids. Who reports such a run may still say how it ended.
 */
export async function abandonLostRuns(db: Db, now: Date): Promise<string[]> {
  return db.transaction(async (tx) => {
    const lost = await tx
      .update(runs)
      .set({ state: 'abandoned', reason: 'Nothing was heard of it for three of its own intervals.' })
      .from(organizations)
      .where(
        and(
          eq(organizations.id, runs.organizationId),
          eq(runs.state, 'running'),
          eq(runs.executor, 'reporter'),
          sql`${runs.heardAt} + ${MISSED_HEARTBEATS} * ${runs.heartbeatSeconds} * interval '1 second' < ${now.toISOString()}::timestamptz`,
        ),
      )
      .returning({ id: runs.id, organization: organizations.slug, heardAt: runs.heardAt })
    for (const { id, organization, heardAt } of lost) {
      const facts = { organization, heardAt: heardAt.toISOString() }
      await recordEvent(tx, null, { kind: 'run.abandoned', subject: id, facts })
    }
    return lost.map(({ id }) => id)
  })
}
