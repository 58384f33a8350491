import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets, derivations, versions } from '../schema/index.ts'

/** A version that names a run as what made it. */
export type MadeByRun = { path: string; label: string; title: string; status: 'draft' | 'published' | 'withdrawn' }

/** The versions, drafts included, that name the run with this digest as what made them. One statement. */
export async function listMadeByRun(db: Db, digest: string): Promise<MadeByRun[]> {
  return db
    .select({ path: datasets.path, label: versions.label, title: datasets.title, status: versions.status })
    .from(derivations)
    .innerJoin(versions, eq(versions.id, derivations.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(eq(derivations.ancestor, digest), eq(derivations.relation, 'made-by-run')))
    .orderBy(asc(datasets.path), asc(versions.label))
}
