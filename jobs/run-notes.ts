import type { Measurements } from '#lib/run/measurements.ts'
import { type PlannedRun, paceOf } from '#lib/run/planned-run.ts'
import type { Measured } from '#lib/run/train-t6.ts'

/** What a run measured and is not written yet. */
export type RunNotes = {
  add(told: { measured: Measured; ms: number }): void
  /** All that is not written yet, and the last step (null: none since it was taken last). */
  take(): { measured: Measurements; step: number | null }
  /** How long ago it was taken last, in ms. */
  sinceWritten(): number
}

/** Notes of a run that begins now, or is taken up. At each step that has digests its pace is noted: how many tokens, or records, it worked off in a second. */
export function openRunNotes(planned: PlannedRun): RunNotes {
  const { series, each } = paceOf(planned)
  let measured: Measurements = { points: [], trace: [] }
  let step: number | null = null
  let [ms, steps] = [0, 0]
  let takenAt = performance.now()
  return {
    add({ measured: one, ms: took }) {
      step = one.step
      ms += took
      steps += took > 0 ? 1 : 0
      measured.points.push(...one.points)
      if (one.trace === null) return
      measured.trace.push(one.trace)
      if (ms > 0) {
        const value = Math.round((1000 * steps * each) / ms)
        measured.points.push({ series, step, value })
      }
      ms = 0
      steps = 0
    },
    take() {
      const taken = { measured, step }
      measured = { points: [], trace: [] }
      step = null
      takenAt = performance.now()
      return taken
    },
    sinceWritten: () => performance.now() - takenAt,
  }
}
