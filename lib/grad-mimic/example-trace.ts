import { type EpochTrace, emptyEpoch, type MimicTrace, type StepTrace } from './trace.ts'

/**
 * A trace for tests and examples: one epoch for each row of scores, met in batches of `size` in the order of the records. Weights
 * and losses, where none are given, are the softmax's rank in plain words: the share of the batch's scores below the record's, and
 * minus the score.
 */
export function traceOf(
  rows: readonly (readonly number[])[],
  size: number,
  weights?: readonly (readonly number[])[],
): MimicTrace {
  const steps: StepTrace[] = []
  const epochs = rows.map((scores, epoch): EpochTrace => {
    const column = emptyEpoch(epoch, scores.length, Uint32Array.from(scores.keys()))
    for (let start = 0; start < scores.length; start += size) {
      const batch = scores.slice(start, start + size)
      batch.forEach((score, place) => {
        const record = start + place
        column.m[record] = score
        column.w[record] = weights?.[epoch]?.[record] ?? batch.filter((other) => other < score).length / batch.length
        column.loss[record] = -score
        column.step[record] = steps.length
      })
      steps.push({ step: steps.length, epoch, size: batch.length, norm: 1 })
    }
    return column
  })
  return { epochs, steps }
}
