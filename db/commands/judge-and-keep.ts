import type { Actor } from '#lib/dataset/access.ts'
import { judgeReplay, type ReplayJudgement } from '#lib/run/verdict.ts'
import type { Db } from '../client.ts'
import { type ComparedRun, readCompared } from '../queries/read-replayed.ts'
import { runReplays } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'

/** Which runs are compared, within which tolerance where it can’t be bit for bit, and who asked for it. */
export type JudgedPair = {
  run: string
  replay: string
  tolerance: number
  author: string | null
  authorName: string
  /** Who says so now; null: this registry itself, at the end of a repetition that it carried out. */
  actor: Actor | null
}

export type KeptJudgement =
  | { kind: 'judged'; id: string; judgement: ReplayJudgement }
  | { kind: 'not-found' }
  | { kind: 'no-replay' }

/** Judges one run as the replay of another, and keeps the verdict and its event, in the caller’s transaction. `permitted` may refuse first. */
export async function judgeAndKeep(
  tx: Db,
  { run: runId, replay: replayId, tolerance, author, authorName, actor }: JudgedPair,
  permitted: (replay: ComparedRun) => void = () => undefined,
): Promise<KeptJudgement> {
  const found = await readCompared(tx, [runId, replayId])
  const [run, replay] = [found.get(runId), found.get(replayId)]
  if (run === undefined) return { kind: 'not-found' }
  if (replay === undefined) return { kind: 'no-replay' }
  permitted(replay)
  const judgement = judgeReplay(run, replay, tolerance)
  const [row] = await tx
    .insert(runReplays)
    .values({ runId, replayId, verdict: judgement.verdict, judgement, author, authorName })
    .returning({ id: runReplays.id })
  if (row === undefined) throw new Error('The verdict was not written.')
  const { organization } = replay
  const facts = { organization, replay: replayId, verdict: judgement.verdict, step: judgement.step }
  await recordEvent(tx, actor, { kind: 'run.replayed', subject: runId, facts })
  return { kind: 'judged', id: row.id, judgement }
}
