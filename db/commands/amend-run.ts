import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { RunPatch } from '#lib/run/schema.ts'
import type { RunState } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import { runs } from '../schema/index.ts'
import { endRun } from './end-run.ts'
import { openRun } from './lock-run.ts'
import { recordEvent } from './record-event.ts'
import { versionsOf } from './record-run.ts'
import { readNamedVersions, writeRunParts } from './write-run-parts.ts'

/** `over`: the run had ended, and takes nothing more. */
export type AmendedRun =
  | { kind: 'amended' }
  | { kind: 'not-found' }
  | { kind: 'over'; state: RunState }
  | { kind: 'unknown-versions'; digests: string[] }

/**
 * Adds to a run what its reporter tells of it since, and ends it if they say so. A patch with nothing in it is a sign of life, which alone makes no event; one
 * that was taken for abandoned runs again.
 */
export async function amendRun(
  db: Db,
  actor: Actor | null,
  id: string,
  patch: RunPatch,
  now: Date,
): Promise<AmendedRun> {
  return db.transaction(async (tx) => {
    const found = await openRun(tx, actor, id, 'report of')
    if (found.kind !== 'open') return found
    const { run, actor: reporter } = found
    const { known, unknown } = await readNamedVersions(tx, patch, now)
    if (unknown.length > 0) return { kind: 'unknown-versions', digests: unknown }
    await writeRunParts(tx, id, patch, known)
    await tx.update(runs).set({ state: 'running', reason: '', heardAt: now }).where(eq(runs.id, id))
    const { organization } = run
    const added = { inputs: patch.inputs.length, outputs: patch.outputs.length, artifacts: patch.artifacts.length }
    const isMore = Object.values(added).some((count) => count > 0)
    if (isMore || run.state === 'abandoned') {
      const facts = { organization, ...added, ...versionsOf(patch), wasAbandoned: run.state === 'abandoned' }
      await recordEvent(tx, reporter, { kind: 'run.amended', subject: id, facts })
    }
    if (patch.ended !== null) {
      const { finishedAt, ...ended } = patch.ended
      const digest = await endRun(tx, run, { ...ended, finishedAt: finishedAt ?? now.toISOString() }, now)
      const facts = { organization, state: patch.ended.state, digest }
      await recordEvent(tx, reporter, { kind: 'run.ended', subject: id, facts })
    }
    return { kind: 'amended' }
  })
}
