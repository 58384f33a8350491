import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'

/** A version that is being changed: nobody else changes it, or publishes in its dataset, until the transaction ends. */
export type LockedVersion = {
  id: string
  datasetId: string
  label: string
  status: 'draft' | 'published' | 'withdrawn'
  digest: string | null
  withdrawal: { kind: string; reason: string } | null
}

/** Locks the dataset, then the version, always in this order. Null: no such version. */
export async function lockVersion(tx: Db, path: string, label: string): Promise<LockedVersion | null> {
  const [dataset] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path)).for('update')
  if (dataset === undefined) return null
  const [row] = await tx
    .select({
      id: versions.id,
      datasetId: versions.datasetId,
      label: versions.label,
      status: versions.status,
      digest: versions.digest,
      withdrawal: versions.withdrawal,
    })
    .from(versions)
    .where(and(eq(versions.datasetId, dataset.id), sql`lower(${versions.label}) = lower(${label})`))
    .for('update')
  return row ?? null
}
