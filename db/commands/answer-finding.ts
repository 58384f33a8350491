import { eq, sql } from 'drizzle-orm'
import { FindingAnswerDraft } from '#lib/assessment/answer.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { datasets, scoreAnswers, scores, versions } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type AnsweredFinding = { kind: 'answered'; id: string } | { kind: 'not-found' }

/** Puts a maintainer's answer beside a finding of a frozen score (its digest). The score stays as it is. */
export async function answerFinding(
  db: Db,
  actor: Actor | null,
  score: string,
  draft: FindingAnswerDraft,
): Promise<AnsweredFinding> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: scores.id, version: versions.digest, path: datasets.path })
      .from(scores)
      .innerJoin(versions, eq(versions.id, scores.versionId))
      .innerJoin(datasets, eq(datasets.id, versions.datasetId))
      .where(eq(scores.digest, score))
    const organization = found?.path.split('/')[0] ?? null
    permit(actor, 'finding.answer', organization, `answer a finding about ${found?.path ?? 'a dataset'}`)
    if (found === undefined) return { kind: 'not-found' }
    const { criterion, note, evidence } = FindingAnswerDraft.parse(draft)
    await keepEvidence(tx, evidence)
    const said = { scoreId: found.id, criterion, note, evidence: evidence.map(evidenceDigest) }
    const [written] = await tx
      .insert(scoreAnswers)
      .values({ ...said, author: actor.userId, authorName: actor.name, at: sql`clock_timestamp()` })
      .returning({ id: scoreAnswers.id })
    if (written === undefined) throw new Error('The answer was not written.')
    await recordEvent(tx, actor, {
      kind: 'finding.answered',
      subject: found.version ?? '',
      facts: { dataset: found.path, score, criterion, answer: written.id },
    })
    return { kind: 'answered', id: written.id }
  })
}
