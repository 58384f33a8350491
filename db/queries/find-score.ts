import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { scoreAnswers, scores, versions } from '../schema/index.ts'

/** The digest of a version's newest score, or of the one asked for if it is the version's; null where there is none. */
export async function findScore(db: Db, version: string, score: string | null): Promise<string | null> {
  const [row] = await db
    .select({ digest: scores.digest })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(and(eq(versions.digest, version), score === null ? undefined : eq(scores.digest, score)))
    .orderBy(desc(scores.at), desc(scores.id))
    .limit(1)
  return row?.digest ?? null
}

/** The digest of the version about which this answer (its id) was given; null where there is no such answer. */
export async function findAnswered(db: Db, answer: string): Promise<string | null> {
  const [row] = await db
    .select({ version: versions.digest })
    .from(scoreAnswers)
    .innerJoin(scores, eq(scores.id, scoreAnswers.scoreId))
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(eq(scoreAnswers.id, answer))
  return row?.version ?? null
}
