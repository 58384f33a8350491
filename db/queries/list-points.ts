import { and, asc, eq, gt } from 'drizzle-orm'
import type { MetricPoint } from '#lib/run/metrics.ts'
import type { Db } from '../client.ts'
import { runMetrics } from '../schema/index.ts'

/** The numbers of a run by series and step: of one series or of all, after a step, at most `limit`. One statement. */
export async function listPoints(
  db: Db,
  runId: string,
  { series, after, limit }: { series?: string | undefined; after: number; limit: number },
): Promise<MetricPoint[]> {
  return db
    .select({ series: runMetrics.series, step: runMetrics.step, value: runMetrics.value })
    .from(runMetrics)
    .where(
      and(
        eq(runMetrics.runId, runId),
        series === undefined ? undefined : eq(runMetrics.series, series),
        gt(runMetrics.step, after),
      ),
    )
    .orderBy(asc(runMetrics.series), asc(runMetrics.step))
    .limit(limit)
}
