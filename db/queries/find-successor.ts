import { aliasedTable, eq, sql } from 'drizzle-orm'
import type { Digest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'

/** The version that a withdrawn one names as its successor, as `organization/name@label`, or null. One statement. */
export async function findSuccessor(db: Db, withdrawn: Digest): Promise<string | null> {
  const next = aliasedTable(versions, 'successor')
  const [row] = await db
    .select({ path: datasets.path, label: next.label })
    .from(versions)
    .innerJoin(next, eq(next.digest, sql`${versions.withdrawal} ->> 'successor'`))
    .innerJoin(datasets, eq(datasets.id, next.datasetId))
    .where(eq(versions.digest, withdrawn))
  return row === undefined ? null : `${row.path}@${row.label}`
}
