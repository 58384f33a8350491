import { asc, eq } from 'drizzle-orm'
import type { Digest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { datasets, importedCandidates } from '../schema/index.ts'

/** The datasets (`org/name`) that this candidate became when it was imported before, in whichever organisation. */
export async function whereImported(db: Db, candidate: Digest): Promise<string[]> {
  const rows = await db
    .select({ path: datasets.path })
    .from(importedCandidates)
    .innerJoin(datasets, eq(datasets.id, importedCandidates.datasetId))
    .where(eq(importedCandidates.digest, candidate))
    .orderBy(asc(datasets.path))
  return rows.map((row) => row.path)
}
