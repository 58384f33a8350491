import { count, eq, max } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { AppendedMeasurements, Measurements } from '#lib/run/measurements.ts'
import { MAX_POINTS_KEPT, MAX_SERIES_KEPT, type OutOfOrder, outOfOrder } from '#lib/run/metrics.ts'
import type { RunState } from '#lib/run/state.ts'
import { MAX_TRACE_KEPT } from '#lib/run/trace.ts'
import type { Db } from '../client.ts'
import { runMetrics, runs, runTrace } from '../schema/index.ts'
import { openRun } from './lock-run.ts'
import { recordEvent } from './record-event.ts'

/** The series of the trace, as a fault in its order names it. */
const TRACE = 'trace'

/** What came of a message of measurements. `out-of-order`: a step does not come after the one before it, and nothing was kept. */
export type MeasurementsAppended =
  | { kind: 'appended'; answer: AppendedMeasurements }
  | { kind: 'not-found' }
  | { kind: 'over'; state: RunState }
  | { kind: 'out-of-order'; in: 'points' | 'trace'; fault: OutOfOrder }

/** Adds numbers and digests to a run that is under way, all or nothing: the steps of each series ascend. It is a sign of life. */
export async function appendMeasurements(
  db: Db,
  actor: Actor | null,
  id: string,
  measured: Measurements,
  now: Date,
): Promise<MeasurementsAppended> {
  return db.transaction(async (tx) => {
    const found = await openRun(tx, actor, id, 'report of')
    if (found.kind !== 'open') return found
    const written = await writeMeasurements(tx, id, measured)
    if (written.kind !== 'appended') return written
    await tx.update(runs).set({ state: 'running', reason: '', heardAt: now }).where(eq(runs.id, id))
    const facts = { organization: found.run.organization, ...written.answer.added }
    await recordEvent(tx, found.actor, { kind: 'run.measured', subject: id, facts })
    return written
  })
}

/** As `appendMeasurements`, in the transaction of a caller who holds the run. */
export async function writeMeasurements(
  tx: Db,
  id: string,
  { points, trace }: Measurements,
): Promise<Extract<MeasurementsAppended, { kind: 'appended' | 'out-of-order' }>> {
  const series = await tx
    .select({ series: runMetrics.series, last: max(runMetrics.step), points: count() })
    .from(runMetrics)
    .where(eq(runMetrics.runId, id))
    .groupBy(runMetrics.series)
  const [traced] = await tx
    .select({ last: max(runTrace.step), steps: count() })
    .from(runTrace)
    .where(eq(runTrace.runId, id))
  const lasts = new Map(series.map((one) => [one.series, one.last ?? -1]))
  const inPoints = outOfOrder(points, lasts)
  if (inPoints !== null) return { kind: 'out-of-order', in: 'points', fault: inPoints }
  const named = trace.map(({ step }) => ({ series: TRACE, step }))
  const inTrace = outOfOrder(named, new Map([[TRACE, traced?.last ?? -1]]))
  if (inTrace !== null) return { kind: 'out-of-order', in: 'trace', fault: inTrace }
  const names = new Set([...lasts.keys(), ...points.map((point) => point.series)])
  const kept = {
    series: names.size,
    points: series.reduce((sum, one) => sum + one.points, 0) + points.length,
    trace: (traced?.steps ?? 0) + trace.length,
  }
  refuseTooMany(kept)
  if (points.length > 0) await tx.insert(runMetrics).values(points.map((point) => ({ ...point, runId: id })))
  if (trace.length > 0) await tx.insert(runTrace).values(trace.map((step) => ({ ...step, runId: id })))
  const { series: _series, ...counted } = kept
  return { kind: 'appended', answer: { added: { points: points.length, trace: trace.length }, kept: counted } }
}

function refuseTooMany({ series, points, trace }: { series: number; points: number; trace: number }): void {
  if (series > MAX_SERIES_KEPT)
    throw new Refusal(
      'too-large',
      `A run keeps at most ${MAX_SERIES_KEPT.toLocaleString('en')} series of numbers; with these it would have ${series.toLocaleString('en')}. Put what changes from step to step into the value, not into the name.`,
    )
  if (points > MAX_POINTS_KEPT)
    throw new Refusal(
      'too-large',
      `A run keeps at most ${MAX_POINTS_KEPT.toLocaleString('en')} numbers; with these it would have ${points.toLocaleString('en')}. Report every few steps only.`,
    )
  if (trace > MAX_TRACE_KEPT)
    throw new Refusal(
      'too-large',
      `A run keeps the digests of at most ${MAX_TRACE_KEPT.toLocaleString('en')} steps. Report every few steps only.`,
    )
}
