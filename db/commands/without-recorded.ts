import { and, eq, gte } from 'drizzle-orm'
import type { Measurements } from '#lib/run/measurements.ts'
import type { Db } from '../client.ts'
import { runMetrics, runTrace } from '../schema/index.ts'

/** What of measurements is not recorded yet; or the first step whose digests are recorded, and others. */
export type Unrecorded = { kind: 'fresh'; measured: Measurements } | { kind: 'diverged'; step: number }

/**
 * What an execution measured without the steps that the one before it had recorded: a run that is taken up makes those after its checkpoint again. Of what is kept only the rows from
 * the first of these steps on are read, none at all where the run goes on. Two statements.
 */
export async function withoutRecorded(tx: Db, id: string, { points, trace }: Measurements): Promise<Unrecorded> {
  const [firstPoint, firstTraced] = [firstStep(points), firstStep(trace)]
  const traced = await tx
    .select({ step: runTrace.step, digests: runTrace.digests })
    .from(runTrace)
    .where(and(eq(runTrace.runId, id), gte(runTrace.step, firstTraced)))
  const kept = new Map(traced.map(({ step, digests }) => [step, digests]))
  for (const { step, digests } of trace) {
    const before = kept.get(step)
    if (before !== undefined && Object.keys(digests).some((part) => before[part] !== digests[part]))
      return { kind: 'diverged', step }
  }
  const known = await tx
    .select({ series: runMetrics.series, step: runMetrics.step })
    .from(runMetrics)
    .where(and(eq(runMetrics.runId, id), gte(runMetrics.step, firstPoint)))
  const lasts = new Map<string, number>()
  for (const { series, step } of known) lasts.set(series, Math.max(step, lasts.get(series) ?? -1))
  return {
    kind: 'fresh',
    measured: {
      points: points.filter(({ series, step }) => step > (lasts.get(series) ?? -1)),
      trace: trace.filter(({ step }) => !kept.has(step)),
    },
  }
}

/** The first of these steps; where there are none, one that no run comes to. */
function firstStep(measured: readonly { step: number }[]): number {
  return measured.reduce((first, { step }) => Math.min(first, step), Number.MAX_SAFE_INTEGER)
}
