import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { judgeReplay, type ReplayJudgement } from '#lib/run/verdict.ts'
import type { Db } from '../client.ts'
import { readCompared } from '../queries/read-replayed.ts'
import { runReplays } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type RecordedReplay =
  | { kind: 'judged'; id: string; judgement: ReplayJudgement }
  | { kind: 'not-found' }
  | { kind: 'no-replay' }

/**
 * Judges a recorded run as the replay of another, and keeps the verdict with both. The one who may report the replay may say so; the run itself stays as it
 * is.
 */
export async function recordReplay(
  db: Db,
  actor: Actor | null,
  runId: string,
  { replay: replayId, tolerance }: { replay: string; tolerance: number },
): Promise<RecordedReplay> {
  if (runId === replayId)
    throw new Refusal('invalid', 'A run is no replay of itself. Record the repetition as a run of its own first.')
  return db.transaction(async (tx) => {
    const found = await readCompared(tx, [runId, replayId])
    const [run, replay] = [found.get(runId), found.get(replayId)]
    if (run === undefined) return { kind: 'not-found' }
    if (replay === undefined) return { kind: 'no-replay' }
    permit(actor, 'run.record', replay.organization, 'say what a run is a replay of')
    const judgement = judgeReplay(run, replay, tolerance)
    const [row] = await tx
      .insert(runReplays)
      .values({
        runId,
        replayId,
        verdict: judgement.verdict,
        judgement,
        author: actor.userId,
        authorName: actor.name,
      })
      .returning({ id: runReplays.id })
    if (row === undefined) throw new Error('The verdict was not written.')
    const facts = {
      organization: replay.organization,
      replay: replayId,
      verdict: judgement.verdict,
      step: judgement.step,
    }
    await recordEvent(tx, actor, { kind: 'run.replayed', subject: runId, facts })
    return { kind: 'judged', id: row.id, judgement }
  })
}
