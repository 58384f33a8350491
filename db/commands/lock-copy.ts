import { eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { archiveCopies, datasets, versions } from '../schema/index.ts'

/** A copy that is being changed, with what it is a copy of. `organization`: the slug of who the version belongs to. */
export type LockedCopy = {
  id: string
  version: string
  path: string
  datasetId: string
  organization: string
  covers: 'version' | 'file'
  bytes: number | null
  sha256: string | null
  files: number
  isRetired: boolean
  failures: number
}

/** Locks a copy until the transaction ends. Null: there is no such copy. */
export async function lockCopy(tx: Db, id: string): Promise<LockedCopy | null> {
  const [row] = await tx
    .select({
      id: archiveCopies.id,
      version: versions.digest,
      path: datasets.path,
      datasetId: datasets.id,
      covers: archiveCopies.covers,
      bytes: archiveCopies.bytes,
      sha256: archiveCopies.sha256,
      files: versions.fileCount,
      retiredAt: archiveCopies.retiredAt,
      failures: archiveCopies.failures,
    })
    .from(archiveCopies)
    .innerJoin(versions, eq(versions.id, archiveCopies.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(archiveCopies.id, id))
    .for('update', { of: archiveCopies })
  if (row === undefined) return null
  const { retiredAt, version, ...copy } = row
  const organization = copy.path.split('/')[0] ?? ''
  return { ...copy, version: version ?? '', organization, isRetired: retiredAt !== null }
}
