import { inArray, sql } from 'drizzle-orm'
import type { MetricPoint } from '#lib/run/metrics.ts'
import type { Db } from '../client.ts'
import { runMetrics } from '../schema/index.ts'

/** How many points of a series are drawn. */
const DRAWN = 300

/**
 * The numbers of these runs as they are drawn, by run: of each series at most about 300, evenly taken, the last one always. What is drawn is what was
 * measured, never an average. One statement.
 */
export async function readCurves(db: Db, runIds: readonly string[]): Promise<Map<string, MetricPoint[]>> {
  const { runId, series, step, value } = runMetrics
  const placed = db
    .select({
      runId,
      series,
      step,
      value,
      place: sql<number>`row_number() over (partition by ${runId}, ${series} order by ${step})`.as('place'),
      points: sql<number>`count(*) over (partition by ${runId}, ${series})`.as('points'),
    })
    .from(runMetrics)
    .where(inArray(runId, [...runIds]))
    .as('placed')
  const rows = await db
    .select({ runId: placed.runId, series: placed.series, step: placed.step, value: placed.value })
    .from(placed)
    .where(
      sql`(${placed.place} - 1) % greatest(1, ceil(${placed.points} / ${DRAWN}::float8)::bigint) = 0 or ${placed.place} = ${placed.points}`,
    )
    .orderBy(placed.runId, placed.series, placed.step)
  const found = new Map<string, MetricPoint[]>(runIds.map((id) => [id, []]))
  for (const { runId: id, ...point } of rows) found.get(id)?.push(point)
  return found
}
