import { and, desc, eq } from 'drizzle-orm'
import type { ImportFormat } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { datasets, importedCandidates } from '../schema/index.ts'

/** What a candidate became when it was imported before, newest first: by its digest, or by its key in its format. */
export async function findImported(
  tx: Db,
  organizationId: string,
  by: { digest: string } | { format: ImportFormat; key: string },
) {
  const named =
    'digest' in by
      ? eq(importedCandidates.digest, by.digest)
      : and(eq(importedCandidates.format, by.format), eq(importedCandidates.key, by.key))
  const [row] = await tx
    .select({ path: datasets.path, label: importedCandidates.label, kept: datasets.kept })
    .from(importedCandidates)
    .innerJoin(datasets, eq(datasets.id, importedCandidates.datasetId))
    .where(and(eq(importedCandidates.organizationId, organizationId), named))
    .orderBy(desc(importedCandidates.importedAt))
    .limit(1)
  return row ?? null
}
