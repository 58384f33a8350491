import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { isFinal, type RunState } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import { runs } from '../schema/index.ts'
import { endRun } from './end-run.ts'
import { lockRun } from './lock-run.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** `cancelled`: it is over. `asked`: it is under way, and ends after the step that it is at. */
export type RunCancelled = { kind: 'cancelled' | 'asked' } | { kind: 'not-found' } | { kind: 'over'; state: RunState }

/** Ends a run that this registry carries out: one that waits at once, one that is under way within a step; what it measured stays. */
export async function cancelRun(db: Db, actor: Actor | null, id: string, now: Date): Promise<RunCancelled> {
  return db.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    permit(actor, 'run.order', run?.organization ?? null, `cancel ${run === null ? 'a run' : `the run ${run.name}`}`)
    if (run === null) return { kind: 'not-found' }
    if (run.executor === 'reporter')
      throw new Refusal('conflict', 'This run is not carried out here: whoever reports it says how it ended.')
    if (isFinal(run.state)) return { kind: 'over', state: run.state }
    const { organization } = run
    if (run.state === 'waiting') {
      const reason = 'It was cancelled before it began.'
      const digest = await endRun(
        tx,
        run,
        { state: 'cancelled', finishedAt: now.toISOString(), reason, result: null },
        now,
      )
      const facts = { organization, state: 'cancelled', digest }
      await recordEvent(tx, actor, { kind: 'run.ended', subject: id, facts })
      return { kind: 'cancelled' }
    }
    await tx.update(runs).set({ cancelAskedAt: now }).where(eq(runs.id, id))
    await recordEvent(tx, actor, { kind: 'run.cancel-asked', subject: id, facts: { organization } })
    return { kind: 'asked' }
  })
}
