import { eq, inArray } from 'drizzle-orm'
import type { VersionStatus } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'

/** How a version is called here: its dataset as `org/name`, its label, and whether it still stands. */
export type VersionInWords = { digest: string; dataset: string; label: string; status: VersionStatus }

/** The versions with these digests in words, by digest; what is not known here is missing. One statement. */
export async function nameVersions(db: Db, digests: readonly string[]): Promise<Map<string, VersionInWords>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .select({ digest: versions.digest, dataset: datasets.path, label: versions.label, status: versions.status })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(inArray(versions.digest, [...new Set(digests)]))
  return new Map(rows.flatMap(({ digest, ...row }) => (digest === null ? [] : [[digest, { digest, ...row }]])))
}
