import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'

/** A point in the registry's history: all transactions before `tx` had ended, and `seen` events at or after it were visible. */
export type RegistryMoment = { tx: string; seen: number }

const Row = z.object({ tx: z.string(), seen: z.coerce.number() })

/**
 * The registry as it stands now. Taken before a page is rendered, it tells later, exactly and without a lock, whether
 * anything was committed since: see `isUnchangedSince`.
 */
export async function registryMoment(db: Db): Promise<RegistryMoment> {
  const answer = await db.execute(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as tx,
      (select count(*) from events where tx >= pg_snapshot_xmin(pg_current_snapshot())) as seen`)
  return Row.parse(answer.rows[0])
}

/**
 * Whether no event was committed since the moment. Transactions before `tx` had ended by then, so all that can have
 * come since is counted by the index on `events.tx`. One statement that reads, as a rule, no row.
 */
export async function isUnchangedSince(db: Db, moment: RegistryMoment): Promise<boolean> {
  const answer = await db.execute(sql`select count(*) as seen, '' as tx from events where tx >= ${moment.tx}::xid8`)
  return Row.parse(answer.rows[0]).seen === moment.seen
}
