import { eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'

/** A version that was published, as commands need it. `organization`: the slug of who it belongs to. */
export type ExactVersion = { id: string; path: string; label: string; organization: string; isWithdrawn: boolean }

/** The version with this digest, or null. */
export async function findExactVersion(db: Db, digest: string): Promise<ExactVersion | null> {
  const [row] = await db
    .select({ id: versions.id, path: datasets.path, label: versions.label, status: versions.status })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(versions.digest, digest))
  if (row === undefined) return null
  const { status, ...version } = row
  return { ...version, organization: row.path.split('/')[0] ?? '', isWithdrawn: status === 'withdrawn' }
}
