import type { MimicTrace } from './trace.ts'

/**
 * One line of the file of scores that a run leaves: a record in an epoch. Numbers are null where the record was not met, or the run
 * had no scores.
 */
export type ScoreRow = {
  id: string
  epoch: number
  step: number | null
  m: number | null
  w: number | null
  loss: number | null
  batchSize: number | null
  norm: number | null
}

/**
 * The scores of a run as rows: epoch by epoch, records in the order of their indices. `ids`: the records' ids by index. Made one by
 * one, however many there are.
 */
export function* scoreRowsOf({ epochs, steps }: MimicTrace, ids: readonly string[]): Generator<ScoreRow> {
  for (const { epoch, m, w, loss, step } of epochs)
    for (const [record, id] of ids.entries()) {
      const made = steps[step[record] ?? -1]
      yield {
        ...{ id, epoch, step: made?.step ?? null },
        ...{ m: numberOr(m[record]), w: numberOr(w[record]), loss: numberOr(loss[record]) },
        ...{ batchSize: made?.size ?? null, norm: numberOr(made?.norm) },
      }
    }
}

function numberOr(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
