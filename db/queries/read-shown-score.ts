import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import type { Db } from '../client.ts'
import { type ListedScore, listScores } from './list-scores.ts'
import { type FrozenScore, readScore } from './read-score.ts'

/** A score with the one before it, null where it is the first, and all that the version was given, newest first. */
export type ShownScore = { frozen: FrozenScore; before: ScoreExport | null; history: ListedScore[] }

/**
 * The newest score of a version, or the one with this digest, with what a page shows beside it; null where there is none. At most
 * eleven statements, however long the history is and however much was answered.
 */
export async function readShownScore(db: Db, version: string, score: string | null = null): Promise<ShownScore | null> {
  const history = await listScores(db, version)
  const place = score === null ? 0 : history.findIndex(({ digest }) => digest === score)
  const chosen = history[place]
  if (chosen === undefined) return null
  const previous = history[place + 1]
  const frozen = await readScore(db, version, chosen.digest)
  if (frozen === null) return null
  const before = previous === undefined ? null : await readScore(db, version, previous.digest)
  return { frozen, before: before?.document ?? null, history }
}
