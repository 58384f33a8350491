import type { Engine } from './engine.ts'
import { MOST_COLUMNS } from './layout.ts'
import { log } from './log.ts'
import { requireShape, type Tensor } from './tensor.ts'

/** The target that says: no loss here. */
export const IGNORED = -1

/** Room for targets and for what the losses are made of: for `rows` rows at most. */
export type LossRoom = {
  targets: { at: number; data: Int32Array }
  parts: { at: number; data: Float64Array }
}

/** A room for `rows` rows. The caller writes `targets.data`: a column each, or `IGNORED`. */
export function lossRoom(engine: Engine, rows: number): LossRoom {
  return { targets: engine.integers(rows), parts: engine.doubles(2 * rows) }
}

/** Σ over counted rows, in order, of their loss in nats (f64), and how many are counted. */
export type Loss = { sum: number; counted: number }

/**
 * Cross-entropy of rows of logits against the room's targets. `scale` (what dL/d row is multiplied by: 1/counted for a mean) and `grad`
 * go together: dL/d logits = (softmax − one-hot)·scale, rows of zeros where ignored; it may be the logits. Refuses a target past the
 * last column.
 */
export function crossEntropy(
  engine: Engine,
  logits: Tensor,
  room: LossRoom,
  back: { grad: Tensor; scale: number } | null,
): Loss {
  const { at, rows, cols } = logits
  if (cols > MOST_COLUMNS)
    throw new RangeError(`A loss over ${cols} classes is asked for; ${MOST_COLUMNS} is the most.`)
  const wrong = room.targets.data.subarray(0, rows).findIndex((target) => target >= cols)
  if (wrong >= 0) throw new RangeError(`Target ${room.targets.data[wrong]} of row ${wrong} is none of ${cols} classes.`)
  if (back !== null) requireShape("The logits' gradient", back.grad, rows, cols)
  engine.run('crossEntropy', rows, at, room.targets.at, room.parts.at, back?.grad.at ?? 0, cols, back?.scale ?? 0)
  let sum = 0
  for (let row = 0; row < rows; row += 1) sum += rowLoss(room, row)
  return { sum, counted: countTargets(room, rows) }
}

/** How many of the first `rows` targets are counted: not ignored. */
export function countTargets({ targets }: LossRoom, rows: number): number {
  let counted = 0
  for (let row = 0; row < rows; row += 1) if ((targets.data[row] ?? IGNORED) >= 0) counted += 1
  return counted
}

/** The loss of one row after `crossEntropy`, in nats (f64); 0 where ignored. */
export function rowLoss({ parts }: LossRoom, row: number): number {
  return (parts.data[2 * row] ?? Number.NaN) + log(parts.data[2 * row + 1] ?? Number.NaN)
}
