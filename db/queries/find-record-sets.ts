import { and, eq, sql } from 'drizzle-orm'
import type { RecordSet } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'

/** The record sets that a version states, drafts included; none where there is no such version. The caller decides who may see a draft. */
export async function findRecordSets(
  db: Db,
  version: { path: string; label: string } | { digest: string },
): Promise<RecordSet[]> {
  const isThis =
    'digest' in version
      ? eq(versions.digest, version.digest)
      : and(eq(datasets.path, version.path), sql`lower(${versions.label}) = lower(${version.label})`)
  const [row] = await db
    .select({ recordSets: versions.recordSets })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(isThis)
  return row?.recordSets ?? []
}
