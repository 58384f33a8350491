import { eq, inArray } from 'drizzle-orm'
import type { RunInput } from '#lib/run/inputs.ts'
import { outcomeDigests } from '#lib/run/outcome-digests.ts'
import type { RunResult } from '#lib/run/schema.ts'
import type { RunKind, RunState } from '#lib/run/state.ts'
import type { ReplayedRun } from '#lib/run/verdict.ts'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'
import { readAllMetrics, readRunInputs, readTraces } from './read-run-parts.ts'

/** A run with all that a replay is judged by, and what it came to. */
export type ComparedRun = ReplayedRun & {
  id: string
  name: string
  organization: string
  kind: RunKind
  state: RunState
  finishedAt: Date | null
  inputs: readonly RunInput[]
  result: RunResult | null
}

/** These two runs as they are compared, by id; one that is not here is left out. Five statements. */
export async function readCompared(db: Db, ids: readonly [string, string]): Promise<Map<string, ComparedRun>> {
  const rows = await db
    .select({
      id: runs.id,
      name: runs.name,
      kind: runs.kind,
      organization: organizations.slug,
      state: runs.state,
      finishedAt: runs.finishedAt,
      engine: runs.engine,
      configuration: runs.configuration,
      seeds: runs.seeds,
      result: runs.result,
    })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(inArray(runs.id, [...ids]))
  const metrics = await readAllMetrics(db, ids)
  const traces = await readTraces(db, ids)
  const inputs = [await readRunInputs(db, ids[0]), await readRunInputs(db, ids[1])]
  return new Map(
    rows.map((run) => [
      run.id,
      {
        ...run,
        isComplete: run.state === 'complete',
        inputs: inputs[run.id === ids[0] ? 0 : 1] ?? [],
        metrics: metrics.get(run.id) ?? [],
        trace: traces.get(run.id) ?? [],
        outcome: outcomeDigests(run.kind, run.result),
      },
    ]),
  )
}
