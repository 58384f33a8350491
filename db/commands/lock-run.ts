import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { isFinal, type RunKind, type RunState } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'
import { permit } from './permit.ts'

/** A run as commands need it, held until the end of the transaction. */
export type LockedRun = {
  id: string
  organization: string
  name: string
  kind: RunKind
  state: RunState
  executor: 'reporter' | 'registry'
  startedAt: Date | null
}

/** The run, held so that two who add to it take turns; null where there is none. */
export async function lockRun(tx: Db, id: string): Promise<LockedRun | null> {
  const [row] = await tx
    .select({
      id: runs.id,
      organization: organizations.slug,
      name: runs.name,
      kind: runs.kind,
      state: runs.state,
      executor: runs.executor,
      startedAt: runs.startedAt,
    })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(eq(runs.id, id))
    .for('update', { of: runs })
  return row ?? null
}

/** The run if its reporter may add to it now: `over` where it has ended. Refuses who may not, and what this registry carries out itself. */
export async function openRun(
  tx: Db,
  actor: Actor | null,
  id: string,
  what: string,
): Promise<{ kind: 'open'; run: LockedRun; actor: Actor } | { kind: 'not-found' } | { kind: 'over'; state: RunState }> {
  const run = await lockRun(tx, id)
  permit(actor, 'run.record', run?.organization ?? null, `${what} ${run === null ? 'a run' : `the run ${run.name}`}`)
  if (run === null) return { kind: 'not-found' }
  if (run.executor === 'registry')
    throw new Refusal('conflict', 'This registry carries the run out itself: nobody else reports of it.')
  return isFinal(run.state) ? { kind: 'over', state: run.state } : { kind: 'open', run, actor }
}
