import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { RunArtifact, RunInput } from '#lib/run/inputs.ts'
import type { Measurements } from '#lib/run/measurements.ts'
import { type OwnConfiguration, ownConfigurationOf } from '#lib/run/own-configuration.ts'
import type { RunEngine } from '#lib/run/schema.ts'
import { isFinal } from '#lib/run/state.ts'
import type { T6Result } from '#lib/run/t6-record.ts'
import { DEFAULT_TOLERANCE } from '#lib/run/verdict.ts'
import type { Db } from '../client.ts'
import { readRunInputs } from '../queries/read-run-parts.ts'
import { runs } from '../schema/index.ts'
import { writeMeasurements } from './append-measurements.ts'
import { endRun } from './end-run.ts'
import { judgeAndKeep } from './judge-and-keep.ts'
import { type LockedRun, lockRun } from './lock-run.ts'
import { type FilteredVersion, makeFilteredVersion } from './make-filtered-version.ts'
import { recordEvent } from './record-event.ts'
import { withoutRecorded } from './without-recorded.ts'
import { writeRunParts } from './write-run-parts.ts'

/** A run as one execution of it holds it: nobody else's writes are taken until another one claims it. */
export type ClaimedRun = OwnConfiguration & {
  id: string
  claim: string
  seeds: Record<string, number>
  inputs: RunInput[]
  /** The sha256 of the blob from which it goes on, or null. */
  checkpoint: string | null
  isCancelAsked: boolean
  /** The run that it repeats, or null. */
  replayOf: string | null
}

/** Takes a run of ours for this execution; the one that had it before loses it. Null: there is no such run to carry out, or it is over. */
export async function claimRun(db: Db, id: string, now: Date): Promise<ClaimedRun | null> {
  const claim = randomUUID()
  const [row] = await db
    .update(runs)
    .set({ claim, heardAt: now })
    .where(and(eq(runs.id, id), eq(runs.executor, 'registry'), inArray(runs.state, ['waiting', 'running'])))
    .returning({
      kind: runs.kind,
      configuration: runs.configuration,
      seeds: runs.seeds,
      checkpoint: runs.checkpoint,
      replayOf: runs.replayOf,
      cancelAskedAt: runs.cancelAskedAt,
    })
  if (row === undefined) return null
  const { kind, configuration, cancelAskedAt, ...run } = row
  return {
    ...ownConfigurationOf(kind, configuration),
    ...{ ...run, id, claim, isCancelAsked: cancelAskedAt !== null },
    inputs: await readRunInputs(db, id),
  }
}

/** Who holds a run: its id and the claim. */
type Mine = Pick<ClaimedRun, 'id' | 'claim'>

/** The run, held for the transaction, if it is still this execution's. */
async function lockMine(tx: Db, { id, claim }: Mine): Promise<LockedRun | null> {
  const run = await lockRun(tx, id)
  if (run === null || isFinal(run.state)) return null
  const [row] = await tx.select({ claim: runs.claim }).from(runs).where(eq(runs.id, id))
  return row?.claim === claim ? run : null
}

/** Ends a run that no execution brings to its end, whoever holds it and whatever its record says. False: there is no such run of ours, or it is over. */
export async function giveUpRun(db: Db, id: string, reason: string, now: Date): Promise<boolean> {
  const claim = randomUUID()
  await db
    .update(runs)
    .set({ claim })
    .where(and(eq(runs.id, id), eq(runs.executor, 'registry'), inArray(runs.state, ['waiting', 'running'])))
  return endOwnRun(db, { id, claim }, { state: 'failed', reason }, now)
}

/** Says that a run is under way, and on which engine. Under another Node version than before both stand in the record. False: it was lost. */
export async function beginRun(db: Db, mine: Mine, engine: RunEngine, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const run = await lockMine(tx, mine)
    if (run === null) return false
    const [before] = await tx.select({ engine: runs.engine }).from(runs).where(eq(runs.id, mine.id))
    const nodes = new Set([...(before?.engine?.node.split(', ') ?? []), engine.node])
    await tx
      .update(runs)
      .set({
        state: 'running',
        engine: { ...engine, node: [...nodes].join(', ') },
        heardAt: now,
        ...(run.startedAt === null && { startedAt: now }),
      })
      .where(eq(runs.id, mine.id))
    if (run.startedAt === null)
      await recordEvent(tx, null, {
        kind: 'run.started',
        subject: mine.id,
        facts: { organization: run.organization, node: engine.node },
      })
    return true
  })
}

/** What a run came to since it was last told: `step` null, nothing. `checkpoint`: the sha256 of the blob of where it stands at the last of these steps. */
export type RunProgress = { measured: Measurements; step: number | null; checkpoint: string | null }

/** `go-on`; or it was asked to end; or another execution has it; or a step that was recorded before came out otherwise now. */
export type ProgressAnswer = { kind: 'go-on' | 'cancel' | 'lost' } | { kind: 'diverged'; step: number }

/**
 * Writes what a run measured, and where it can be taken up, in one transaction. Steps that an execution before had recorded are not written twice; their
 * digests must be the same.
 */
export async function writeProgress(db: Db, mine: Mine, progress: RunProgress, now: Date): Promise<ProgressAnswer> {
  return db.transaction(async (tx) => {
    const run = await lockMine(tx, mine)
    if (run === null) return { kind: 'lost' }
    const fresh = await withoutRecorded(tx, mine.id, progress.measured)
    if (fresh.kind === 'diverged') return fresh
    const written = await writeMeasurements(tx, mine.id, fresh.measured)
    if (written.kind !== 'appended') throw new Error(`Step ${written.fault.step} of a run of our own came too late.`)
    const { step, checkpoint } = progress
    await tx
      .update(runs)
      .set({ heardAt: now, ...(step !== null && { stepsDone: step }), ...(checkpoint !== null && { checkpoint }) })
      .where(eq(runs.id, mine.id))
    const [row] = await tx.select({ cancelAskedAt: runs.cancelAskedAt }).from(runs).where(eq(runs.id, mine.id))
    return { kind: row?.cancelAskedAt == null ? 'go-on' : 'cancel' }
  })
}

/** How a run of ours ended. `artifacts`: files that are kept here by their digest. `makes`: the version that is made of what it came to. */
export type OwnEnding =
  | { state: 'complete'; result: T6Result | GradMimicResult; artifacts: RunArtifact[]; makes?: FilteredVersion }
  | { state: 'failed' | 'cancelled'; reason: string }

/**
 * Ends a run of ours with all that it came to. One that repeats another is judged in the same transaction, and its verdict kept with that one. False: the
 * run was lost to another execution, or is over.
 */
export async function endOwnRun(db: Db, mine: Mine, ending: OwnEnding, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const run = await lockMine(tx, mine)
    if (run === null) return false
    if (ending.state === 'complete') {
      const outputs = ending.artifacts.map(({ name, digest }) => ({ version: null, name, digest }))
      await writeRunParts(tx, mine.id, { inputs: [], outputs, artifacts: ending.artifacts }, new Map())
    }
    const told =
      ending.state === 'complete' ? { reason: '', result: ending.result } : { reason: ending.reason, result: null }
    const digest = await endRun(tx, run, { ...told, state: ending.state, finishedAt: now.toISOString() }, now)
    const facts = { organization: run.organization, state: ending.state, digest }
    await recordEvent(tx, null, { kind: 'run.ended', subject: mine.id, facts })
    const [row] = await tx
      .select({ replayOf: runs.replayOf, author: runs.author, authorName: runs.authorName })
      .from(runs)
      .where(eq(runs.id, mine.id))
    if (ending.state === 'complete' && ending.makes !== undefined)
      await makeFilteredVersion(tx, row?.author ?? null, ending.makes, digest, now)
    if (row?.replayOf != null && ending.state === 'complete')
      await judgeAndKeep(tx, {
        run: row.replayOf,
        replay: mine.id,
        tolerance: DEFAULT_TOLERANCE,
        author: row.author,
        authorName: row.authorName,
        actor: null,
      })
    return true
  })
}
