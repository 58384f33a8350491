import { eq } from 'drizzle-orm'
import { Refusal } from '#lib/error.ts'
import { runDigest } from '#lib/run/record.ts'
import { resultOf } from '#lib/run/schema.ts'
import type { FinalState } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import {
  readAllMetrics,
  readRunArtifacts,
  readRunInputs,
  readRunOutputs,
  readTraces,
} from '../queries/read-run-parts.ts'
import { runs } from '../schema/index.ts'
import type { LockedRun } from './lock-run.ts'

/** How a run ended, as it is reported. `finishedAt` null: when is not known. */
export type RunEnding = { state: FinalState; finishedAt: string | null; reason: string; result: unknown }

/**
 * Ends a run that the caller holds: its result is read by its kind, and the digest of all that it recorded is written. Nothing of it changes after that. The
 * answer is the digest.
 */
export async function endRun(
  tx: Db,
  { id, organization, kind, startedAt }: LockedRun,
  ended: RunEnding,
  now: Date,
): Promise<string> {
  const finishedAt = ended.finishedAt === null ? null : new Date(ended.finishedAt)
  if (startedAt !== null && finishedAt !== null && finishedAt < startedAt)
    throw new Refusal('invalid', 'A run can’t end before it began: look at startedAt and finishedAt.', [
      { at: '/ended/finishedAt', message: `It began at ${startedAt.toISOString()}.` },
    ])
  const result = ended.result === null ? null : resultOf(kind, ended.result)
  const [row] = await tx.select().from(runs).where(eq(runs.id, id))
  if (row === undefined) throw new Error(`The run ${id} is gone.`)
  const { name, description, code, environment, engine, seeds, configuration } = row
  const digest = runDigest({
    organization,
    kind,
    name,
    description,
    state: ended.state,
    reason: ended.reason,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    inputs: await readRunInputs(tx, id),
    outputs: await readRunOutputs(tx, id),
    artifacts: await readRunArtifacts(tx, id),
    code,
    environment,
    engine,
    seeds,
    configuration,
    result,
    metrics: (await readAllMetrics(tx, [id])).get(id) ?? [],
    trace: (await readTraces(tx, [id])).get(id) ?? [],
  })
  await tx
    .update(runs)
    .set({ state: ended.state, reason: ended.reason, result, digest, finishedAt, heardAt: now })
    .where(eq(runs.id, id))
  return digest
}
