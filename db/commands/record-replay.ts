import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { judgeAndKeep, type KeptJudgement } from './judge-and-keep.ts'
import { permit } from './permit.ts'

/**
 * Judges a recorded run as the replay of another, and keeps the verdict with both. The one who may report the replay may say so; the run itself stays as it
 * is.
 */
export async function recordReplay(
  db: Db,
  actor: Actor | null,
  runId: string,
  { replay: replayId, tolerance }: { replay: string; tolerance: number },
): Promise<KeptJudgement> {
  if (runId === replayId)
    throw new Refusal('invalid', 'A run is no replay of itself. Record the repetition as a run of its own first.')
  const pair = { run: runId, replay: replayId, tolerance }
  return db.transaction((tx) => {
    const by = { author: actor?.userId ?? null, authorName: actor?.name ?? '', actor }
    return judgeAndKeep(tx, { ...pair, ...by }, ({ organization }) =>
      permit(actor, 'run.record', organization, 'say what a run is a replay of'),
    )
  })
}
