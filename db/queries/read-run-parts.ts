import { asc, eq, inArray } from 'drizzle-orm'
import type { InputState } from '#lib/run/input-state.ts'
import type { RunArtifact, RunInput, RunOutput } from '#lib/run/inputs.ts'
import type { MetricPoint } from '#lib/run/metrics.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import type { Db } from '../client.ts'
import { runArtifacts, runInputs, runMetrics, runOutputs, runTrace } from '../schema/index.ts'

const INPUT = {
  role: runInputs.role,
  version: runInputs.version,
  name: runInputs.name,
  weight: runInputs.weight,
  tokens: runInputs.tokens,
  epochs: runInputs.epochs,
}

/** What a run read, in the order in which it was reported. One statement. */
export async function readRunInputs(db: Db, runId: string): Promise<RunInput[]> {
  return db.select(INPUT).from(runInputs).where(eq(runInputs.runId, runId)).orderBy(asc(runInputs.position))
}

/** An input with what was known of its version when it was recorded; null: it is not pinned. */
export type InputThen = RunInput & { stateThen: InputState | null }

/** What a run read, each with what was known of it then, in the order in which it was reported. One statement. */
export async function readInputsThen(db: Db, runId: string): Promise<InputThen[]> {
  return db
    .select({ ...INPUT, stateThen: runInputs.stateThen })
    .from(runInputs)
    .where(eq(runInputs.runId, runId))
    .orderBy(asc(runInputs.position))
}

/** What a run made, in the order in which it was reported. One statement. */
export async function readRunOutputs(db: Db, runId: string): Promise<RunOutput[]> {
  return db
    .select({ version: runOutputs.version, name: runOutputs.name, digest: runOutputs.digest })
    .from(runOutputs)
    .where(eq(runOutputs.runId, runId))
    .orderBy(asc(runOutputs.position))
}

/** The files of a run, in the order in which they were reported. One statement. */
export async function readRunArtifacts(db: Db, runId: string): Promise<RunArtifact[]> {
  return db
    .select({
      name: runArtifacts.name,
      digest: runArtifacts.digest,
      bytes: runArtifacts.bytes,
      mediaType: runArtifacts.mediaType,
      url: runArtifacts.url,
    })
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, runId))
    .orderBy(asc(runArtifacts.position))
}

/** Every number of these runs, by run; at most 200,000 of each. One statement. */
export async function readAllMetrics(db: Db, runIds: readonly string[]): Promise<Map<string, MetricPoint[]>> {
  const rows = await db
    .select({ runId: runMetrics.runId, series: runMetrics.series, step: runMetrics.step, value: runMetrics.value })
    .from(runMetrics)
    .where(inArray(runMetrics.runId, [...runIds]))
    .orderBy(asc(runMetrics.runId), asc(runMetrics.series), asc(runMetrics.step))
  return byRun(runIds, rows, ({ series, step, value }) => ({ series, step, value }))
}

/** The whole trace of these runs, by run; at most 20,000 steps of each. One statement. */
export async function readTraces(db: Db, runIds: readonly string[]): Promise<Map<string, TraceStep[]>> {
  const rows = await db
    .select({ runId: runTrace.runId, step: runTrace.step, digests: runTrace.digests })
    .from(runTrace)
    .where(inArray(runTrace.runId, [...runIds]))
    .orderBy(asc(runTrace.runId), asc(runTrace.step))
  return byRun(runIds, rows, ({ step, digests }) => ({ step, digests }))
}

function byRun<Row extends { runId: string }, Part>(
  runIds: readonly string[],
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): Map<string, Part[]> {
  const found = new Map<string, Part[]>(runIds.map((id) => [id, []]))
  for (const row of rows) found.get(row.runId)?.push(partOf(row))
  return found
}
