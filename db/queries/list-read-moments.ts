import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'

const Month = z.object({ month: z.string() })
const Version = z.object({ digest: z.string() })

/** The months (`2026-04`, UTC) in which a host of the version was asked, the earliest first. One statement. */
export async function listObservedMonths(db: Db, digest: string): Promise<string[]> {
  const found = await db.execute(sql`
    select distinct to_char(a.finished_at at time zone 'UTC', 'YYYY-MM') as month
    from preference_attempts a
    where a.observer = 'harvest' and a.origin in (
      select o.origin from harvest_origins o join harvests h on h.id = o.harvest_id join versions v on v.id = h.version_id
      where v.digest = ${digest}
    )
    order by month`)
  return z
    .array(Month)
    .parse(found.rows)
    .map(({ month }) => month)
}

/** The published versions whose hosts were asked, or whose collector's copies are kept. One statement. */
export async function listObservedVersions(db: Db): Promise<string[]> {
  const found = await db.execute(sql`
    select v.digest from versions v
    where v.status = 'published' and (
      exists (select 1 from harvests h where h.version_id = v.id)
      or exists (select 1 from preference_attempts a where a.version_id = v.id)
    )
    order by v.digest`)
  return z
    .array(Version)
    .parse(found.rows)
    .map(({ digest }) => digest)
}
