import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'
import { datasets, events, organizations, versions } from '../schema/index.ts'

const Row = z.object({
  organizations: z.coerce.number(),
  datasets: z.coerce.number(),
  drafts: z.coerce.number(),
  published: z.coerce.number(),
  withdrawn: z.coerce.number(),
  events: z.coerce.number(),
})
/** How much the registry holds, for those who run it. `events` is the id of the newest one. */
export type RegistryFigures = z.infer<typeof Row>

/** The figures as they stand, in one statement that counts each table once. */
export async function registryFigures(db: Db): Promise<RegistryFigures> {
  const answer = await db.execute(sql`
    select (select count(*) from ${organizations}) as organizations, (select count(*) from ${datasets}) as datasets,
      (select coalesce(max(id), 0) from ${events}) as events,
      count(*) filter (where status = 'draft') as drafts, count(*) filter (where status = 'published') as published,
      count(*) filter (where status = 'withdrawn') as withdrawn
    from ${versions}`)
  return Row.parse(answer.rows[0])
}

/** Asks the database for nothing but an answer. Throws where it gives none. */
export async function askDatabase(db: Db): Promise<void> {
  await db.execute(sql`select 1`)
}
