import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'

/** A training of this registry whose weights can be the reference of a filter. */
export type ListedReference = { id: string; name: string; organization: string; finishedAt: Date | null }

const MOST = 50

/** The complete T6 trainings of this registry that read bytes, the newest first; repetitions left out, since they have the same weights. One statement. */
export async function listReferences(db: Db): Promise<ListedReference[]> {
  return db
    .select({ id: runs.id, name: runs.name, organization: organizations.slug, finishedAt: runs.finishedAt })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(
      and(
        eq(runs.kind, 't6'),
        eq(runs.executor, 'registry'),
        eq(runs.state, 'complete'),
        isNull(runs.replayOf),
        sql`${runs.configuration} -> 'tokenizer' ->> 'name' = 'byte'`,
      ),
    )
    .orderBy(desc(runs.recordedAt), desc(runs.id))
    .limit(MOST)
}
