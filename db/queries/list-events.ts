import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { events } from '../schema/index.ts'

/** The kinds of events that anyone may follow: what is said of drafts, tokens and accounts is not among them. */
export const PUBLIC_EVENT_KINDS = [
  'organization.created',
  'dataset.registered',
  'dataset.amended',
  'version.published',
  'version.withdrawn',
  'license.proposed',
  'license.confirmed',
  'license.disputed',
  'license.taken-back',
  'run.recorded',
  'run.ordered',
  'run.ended',
  'run.abandoned',
  'run.replayed',
] as const

/** Something that happened, without who did it. */
export type EventLine = { id: number; at: Date; kind: string; subject: string; facts: Record<string, unknown> }

/**
 * The public events after the event with the id `after` (0: from the beginning), in the order in which they became
 * certain: only those of transactions before which nothing is open any more, in any database of this Postgres, so that
 * a reader who asks on misses none.
 * Null where `after` is no event. Two statements.
 */
export async function listEvents(db: Db, page: { after: number; limit: number }): Promise<EventLine[] | null> {
  const [last] = await db.select({ tx: events.tx }).from(events).where(eq(events.id, page.after))
  if (last === undefined && page.after !== 0) return null
  return db
    .select({ id: events.id, at: events.at, kind: events.kind, subject: events.subject, facts: events.facts })
    .from(events)
    .where(
      and(
        inArray(events.kind, [...PUBLIC_EVENT_KINDS]),
        sql`${events.tx} < pg_snapshot_xmin(pg_current_snapshot())`,
        last === undefined ? undefined : sql`(${events.tx}, ${events.id}) > (${last.tx}::xid8, ${page.after}::bigint)`,
      ),
    )
    .orderBy(asc(events.tx), asc(events.id))
    .limit(page.limit)
}
