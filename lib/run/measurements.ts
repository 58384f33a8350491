import { z } from 'zod'
import { MAX_POINTS_SENT, MetricPoint } from './metrics.ts'
import { MAX_TRACE_SENT, TraceStep } from './trace.ts'

/** What a run measured since it was last heard of: numbers by series and step, and digests by step. */
export const Measurements = z.strictObject({
  points: z.array(MetricPoint).max(MAX_POINTS_SENT).default([]),
  trace: z.array(TraceStep).max(MAX_TRACE_SENT).default([]),
})
export type Measurements = z.infer<typeof Measurements>

/** How many numbers and traced steps were added, and how many the run has now. */
export const AppendedMeasurements = z.strictObject({
  added: z.strictObject({ points: z.number().int(), trace: z.number().int() }),
  kept: z.strictObject({ points: z.number().int(), trace: z.number().int() }),
})
export type AppendedMeasurements = z.infer<typeof AppendedMeasurements>
