import { AppendedMeasurements, type Measurements } from '#lib/run/measurements.ts'
import { MAX_POINTS_SENT } from '#lib/run/metrics.ts'
import { MAX_TRACE_SENT } from '#lib/run/trace.ts'
import type { Registry } from '../registry.ts'

/** Sends numbers and digests of a run, as many in a message as it may carry. Tells how many were added. */
export async function sendMeasurements(
  registry: Registry,
  id: string,
  { points, trace }: Measurements,
): Promise<AppendedMeasurements['added']> {
  const added = { points: 0, trace: 0 }
  const messages = Math.max(Math.ceil(points.length / MAX_POINTS_SENT), Math.ceil(trace.length / MAX_TRACE_SENT))
  for (let place = 0; place < messages; place++) {
    const body = {
      points: points.slice(place * MAX_POINTS_SENT, (place + 1) * MAX_POINTS_SENT),
      trace: trace.slice(place * MAX_TRACE_SENT, (place + 1) * MAX_TRACE_SENT),
    }
    const call = { method: 'POST', path: `/api/v1/runs/${id}/metrics`, body } as const
    const answer = await registry.ask(call, AppendedMeasurements, 'answer about the measurements')
    added.points += answer.added.points
    added.trace += answer.added.trace
  }
  return added
}
