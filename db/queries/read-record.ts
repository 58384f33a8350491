import { eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { versionRecords } from '../schema/index.ts'

/** The canonical bytes that were digested, as the text they are, or null. */
export async function readRecord(db: Db, digest: string): Promise<string | null> {
  const [row] = await db
    .select({ canonical: versionRecords.canonical })
    .from(versionRecords)
    .where(eq(versionRecords.digest, digest))
  return row?.canonical ?? null
}
