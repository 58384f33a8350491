/**
 * What one epoch recorded of every record, by the record's index in the set. `m`: Mimic Score (projection or cosine, as the run's
 * method says), `w`: its weight in its batch (0 to 1), `loss`: in nats before the step. `step`: the step at which the record was
 * met, −1 if it was met in none (the last, partial batch was dropped); its numbers are then NaN. All numbers are float64. `order`:
 * the records in the order in which they were read, which the sums of a step hang on.
 */
export type EpochTrace = {
  epoch: number
  m: Float64Array
  w: Float64Array
  loss: Float64Array
  step: Int32Array
  order: Uint32Array
}

/**
 * What a step recorded of itself: its number in the run from 0, its epoch, the size of its batch, and ‖v‖ of the chosen layer
 * before the update.
 */
export type StepTrace = { step: number; epoch: number; size: number; norm: number }

/** The record of a whole run's first stage: every epoch and every step, in order. */
export type MimicTrace = { epochs: readonly EpochTrace[]; steps: readonly StepTrace[] }

/** An epoch in which none of so many records was met yet: NaN everywhere, step −1. The order may leave out records that can't be met. */
export function emptyEpoch(epoch: number, records: number, order: Uint32Array): EpochTrace {
  const unseen = () => new Float64Array(records).fill(Number.NaN)
  return { epoch, m: unseen(), w: unseen(), loss: unseen(), step: new Int32Array(records).fill(-1), order }
}
