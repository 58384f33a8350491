import { asc, count, desc, eq, sql } from 'drizzle-orm'
import { checkRecord } from '#lib/run/check-record.ts'
import { runFlags } from '#lib/run/flags.ts'
import { lostAt } from '#lib/run/lost.ts'
import { type PublicRun, type PublicRunInput, RUN_DISCLAIMER, type SeriesSummary } from '#lib/run/public.ts'
import { RUN_FORMAT } from '#lib/run/schema.ts'
import { seriesInOrder } from '#lib/run/series-order.ts'
import type { Db } from '../client.ts'
import { organizations, runMetrics, runs, runTrace } from '../schema/index.ts'
import { listReplays } from './list-replays.ts'
import { type KnownInput, readInputStates } from './read-input-states.ts'
import { type InputThen, readInputsThen, readRunArtifacts, readRunOutputs } from './read-run-parts.ts'

/** A run as anyone may read it at the moment `now`, with its record checked and its inputs as they stand today; null where there is none. At most eleven statements. */
export async function readRun(db: Db, id: string, now: Date): Promise<PublicRun | null> {
  const [row] = await db
    .select({ run: runs, organization: organizations.slug })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(eq(runs.id, id))
  if (row === undefined) return null
  const { run, organization } = row
  const inputs = await readInputsThen(db, id)
  const outputs = await readRunOutputs(db, id)
  const named = [...inputs, ...outputs].flatMap(({ version }) => version ?? [])
  const known = await readInputStates(db, named, now)
  const traced = await countTrace(db, id)
  const { kind, configuration, result, code, engine, seeds } = run
  const startedAt = run.startedAt?.toISOString() ?? null
  return {
    ...{ id, format: RUN_FORMAT, organization, kind, name: run.name, description: run.description },
    ...{ state: run.state, reason: run.reason, digest: run.digest, executor: run.executor, ...timesOf(run) },
    progress: run.stepsPlanned === null ? null : { done: run.stepsDone ?? 0, planned: run.stepsPlanned },
    by: run.authorName,
    inputs: inputs.map((input) => publicInput(input, known)),
    outputs: outputs.map(({ version, ...output }) => ({ ...output, version: versionOf(version, known) })),
    artifacts: await readRunArtifacts(db, id),
    ...{ code, environment: run.environment, engine, seeds, configuration, result },
    series: seriesInOrder(await summariseSeries(db, id)),
    traced,
    check: checkRecord({ kind, configuration, result, inputs, code, engine, seeds, traced }),
    flags: runFlags({ kind, startedAt, inputs: inputs.map((input) => flaggedInput(input, known)) }),
    replays: await listReplays(db, id),
    disclaimer: RUN_DISCLAIMER,
  }
}

function timesOf({ startedAt, finishedAt, heardAt, recordedAt, ...run }: typeof runs.$inferSelect) {
  const mayBeLost = run.state === 'running' && run.executor === 'reporter'
  return {
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    heardAt: heardAt.toISOString(),
    lostAt: mayBeLost ? lostAt(heardAt, run.heartbeatSeconds).toISOString() : null,
    recordedAt: recordedAt.toISOString(),
  }
}

function versionOf(digest: string | null, known: ReadonlyMap<string, KnownInput>): PublicRunInput['version'] {
  const found = digest === null ? undefined : known.get(digest)
  if (digest === null || found === undefined) return null
  return { digest, dataset: found.path, label: found.label, status: found.status }
}

function publicInput(
  { stateThen, version, ...input }: InputThen,
  known: ReadonlyMap<string, KnownInput>,
): PublicRunInput {
  const now = version === null ? null : (known.get(version)?.state ?? null)
  return { ...input, version: versionOf(version, known), whenRecorded: stateThen, now }
}

/** Signals as they were known when the input was recorded: a run is not flagged for what was said later. */
function flaggedInput({ role, version, name, stateThen }: InputThen, known: ReadonlyMap<string, KnownInput>) {
  const found = version === null ? undefined : known.get(version)
  return {
    role,
    version,
    name: found === undefined ? name : `${found.path} ${found.label}`,
    withdrawnAt: found?.withdrawnAt?.toISOString() ?? null,
    disallowed: stateThen?.preferences?.disallowed ?? null,
  }
}

async function countTrace(db: Db, id: string): Promise<number> {
  const [row] = await db.select({ steps: count() }).from(runTrace).where(eq(runTrace.runId, id))
  return row?.steps ?? 0
}

async function summariseSeries(db: Db, id: string): Promise<SeriesSummary[]> {
  return db
    .select({
      series: runMetrics.series,
      points: count(),
      first: sql<number>`min(${runMetrics.step})`.mapWith(Number),
      last: sql<number>`max(${runMetrics.step})`.mapWith(Number),
      value: sql<number>`(array_agg(${runMetrics.value} order by ${runMetrics.step} desc))[1]`,
    })
    .from(runMetrics)
    .where(eq(runMetrics.runId, id))
    .groupBy(runMetrics.series)
    .orderBy(desc(count()), asc(runMetrics.series))
}
