import { and, eq } from 'drizzle-orm'
import { Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { archiveCopies, versions } from '../schema/index.ts'

/** Refuses where no copy with this id is recorded for the version with this digest. */
export async function refuseUnlessCopyOf(db: Db, { digest, id }: { digest: string; id: string }): Promise<void> {
  const [row] = await db
    .select({ id: archiveCopies.id })
    .from(archiveCopies)
    .innerJoin(versions, eq(versions.id, archiveCopies.versionId))
    .where(and(eq(archiveCopies.id, id), eq(versions.digest, digest)))
  if (row === undefined) throw new Refusal('not-found', 'No copy with this id is recorded for this version.')
}
