import { desc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { scores, versions } from '../schema/index.ts'

/** A score in a version's history: under what it is frozen, the seven means in order, their mean and the minimum. */
export type ListedScore = {
  digest: string
  rubric: string
  asOf: string
  factsDigest: string
  means: number[]
  mean: number
  minimum: number
  by: string
  at: Date
}

/** The scores of a version, newest first, at most `limit`. One statement. */
export async function listScores(db: Db, version: string, limit = 100): Promise<ListedScore[]> {
  return db
    .select({
      digest: scores.digest,
      rubric: scores.rubric,
      asOf: scores.asOf,
      factsDigest: scores.factsDigest,
      means: scores.means,
      mean: scores.mean,
      minimum: scores.minimum,
      by: scores.authorName,
      at: scores.at,
    })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(eq(versions.digest, version))
    .orderBy(desc(scores.at), desc(scores.id))
    .limit(limit)
}
