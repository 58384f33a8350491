import { desc, eq, lt } from 'drizzle-orm'
import { type Digest, isDigest } from '#lib/digest.ts'
import { Mixture } from '#lib/license/mixture.ts'
import type { Db } from '../client.ts'
import { mixtures } from '../schema/index.ts'

/** A mixture as it was recorded, and when. */
export type KeptMixture = { digest: Digest; mixture: Mixture; canonical: string; createdAt: Date }

/** The mixture of this digest, or null. */
export async function readMixture(db: Db, digest: string): Promise<KeptMixture | null> {
  const [row] = await db.select().from(mixtures).where(eq(mixtures.digest, digest))
  if (row === undefined || !isDigest(row.digest)) return null
  const { canonical, createdAt } = row
  return { digest: row.digest, mixture: Mixture.parse(JSON.parse(canonical)), canonical, createdAt }
}

/** The newest mixtures, at most `limit`, before a time. */
export async function listMixtures(
  db: Db,
  { before = null, limit }: { before?: Date | null; limit: number },
): Promise<{ digest: string; title: string; createdAt: Date }[]> {
  return db
    .select({ digest: mixtures.digest, title: mixtures.title, createdAt: mixtures.createdAt })
    .from(mixtures)
    .where(before === null ? undefined : lt(mixtures.createdAt, before))
    .orderBy(desc(mixtures.createdAt))
    .limit(limit)
}
