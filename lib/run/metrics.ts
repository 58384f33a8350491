import { z } from 'zod'
import { requiredLine } from '../evidence.ts'

/** The most points that one message carries, and that one run keeps. */
export const MAX_POINTS_SENT = 10_000
export const MAX_POINTS_KEPT = 200_000
/** The most series that one run keeps. */
export const MAX_SERIES_KEPT = 1000

/** A number that was measured at a step; no NaN and no infinity. The steps of a series ascend. */
export const MetricPoint = z.strictObject({
  series: requiredLine(100),
  step: z.int().min(0),
  value: z.number('A finite number. A run whose loss is no number stops: report it as failed, with the step.'),
})
export type MetricPoint = z.infer<typeof MetricPoint>

/** A point that does not come after the one before it in its series. */
export type OutOfOrder = { place: number; series: string; step: number; last: number }

/** The first point whose step is not above the step before it in its series, those kept already included; null where all ascend. */
export function outOfOrder(
  points: readonly Pick<MetricPoint, 'series' | 'step'>[],
  kept: ReadonlyMap<string, number>,
): OutOfOrder | null {
  const last = new Map(kept)
  for (const [place, { series, step }] of points.entries()) {
    const before = last.get(series)
    if (before !== undefined && step <= before) return { place, series, step, last: before }
    last.set(series, step)
  }
  return null
}
