import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import { ScoreExport } from '#lib/assessment/scorecard.ts'
import type { Db } from '../client.ts'
import { scoreAnswerOpinions, scoreAnswers, scores, versions } from '../schema/index.ts'
import { readKeptEvidence } from './read-recorded-facts.ts'

/** A frozen score: the document that others recompute it from, its bytes, who made it when, and what was answered to its findings. */
export type FrozenScore = {
  digest: string
  document: ScoreExport
  canonical: string
  by: string
  at: Date
  answers: FindingAnswer[]
}

/** The newest score of a version, or the one with this digest; null where there is none. Five statements. */
export async function readScore(db: Db, version: string, score: string | null = null): Promise<FrozenScore | null> {
  const [row] = await db
    .select({ id: scores.id, digest: scores.digest, canonical: scores.export, by: scores.authorName, at: scores.at })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(and(eq(versions.digest, version), score === null ? undefined : eq(scores.digest, score)))
    .orderBy(desc(scores.at), desc(scores.id))
    .limit(1)
  if (row === undefined) return null
  const { id, canonical, ...frozen } = row
  const document = ScoreExport.parse(JSON.parse(canonical))
  return { ...frozen, canonical, document, answers: await readAnswers(db, id) }
}

async function readAnswers(db: Db, scoreId: string): Promise<FindingAnswer[]> {
  const rows = await db
    .select()
    .from(scoreAnswers)
    .where(eq(scoreAnswers.scoreId, scoreId))
    .orderBy(asc(scoreAnswers.at))
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const opinions = await db
    .select()
    .from(scoreAnswerOpinions)
    .where(inArray(scoreAnswerOpinions.answerId, ids))
    .orderBy(asc(scoreAnswerOpinions.at))
  const kept = await readKeptEvidence(
    db,
    rows.flatMap(({ evidence }) => evidence),
  )
  return rows.map(({ id, criterion, note, evidence, authorName, at }): FindingAnswer => {
    const own = opinions.filter(({ answerId }) => answerId === id)
    const last = own.at(-1)?.stance
    return {
      id,
      criterion,
      note,
      evidence: evidence.flatMap((digest) => kept.get(digest) ?? []),
      by: authorName,
      at: at.toISOString(),
      standing: last === undefined ? 'open' : last === 'accept' ? 'accepted' : 'declined',
      opinions: own.map(({ stance, reason, authorName: by, at: when }) => ({
        stance,
        reason,
        by,
        at: when.toISOString(),
      })),
    }
  })
}
