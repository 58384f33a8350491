import { eq, sql } from 'drizzle-orm'
import type { AnswerOpinionDraft } from '#lib/assessment/answer.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { datasets, scoreAnswerOpinions, scoreAnswers, scores, versions } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** `own`: nobody judges their own answer; nothing was written. */
export type JudgedAnswer = { kind: 'heard' } | { kind: 'own' } | { kind: 'not-found' }

/** An auditor accepts or declines a maintainer's answer. It changes how the answer is shown, never the score. */
export async function acceptAnswer(
  db: Db,
  actor: Actor | null,
  id: string,
  opinion: AnswerOpinionDraft,
): Promise<JudgedAnswer> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({
        author: scoreAnswers.author,
        criterion: scoreAnswers.criterion,
        score: scores.digest,
        version: versions.digest,
        path: datasets.path,
      })
      .from(scoreAnswers)
      .innerJoin(scores, eq(scores.id, scoreAnswers.scoreId))
      .innerJoin(versions, eq(versions.id, scores.versionId))
      .innerJoin(datasets, eq(datasets.id, versions.datasetId))
      .where(eq(scoreAnswers.id, id))
    const organization = found?.path.split('/')[0] ?? null
    permit(actor, 'answer.accept', organization, `judge an answer about ${found?.path ?? 'a dataset'}`)
    if (found === undefined) return { kind: 'not-found' }
    if (found.author === actor.userId) return { kind: 'own' }
    const by = { author: actor.userId, authorName: actor.name, at: sql`clock_timestamp()` }
    await tx.insert(scoreAnswerOpinions).values({ answerId: id, ...opinion, ...by })
    await recordEvent(tx, actor, {
      kind: opinion.stance === 'accept' ? 'answer.accepted' : 'answer.declined',
      subject: found.version ?? '',
      facts: { dataset: found.path, score: found.score, criterion: found.criterion, answer: id },
    })
    return { kind: 'heard' }
  })
}
