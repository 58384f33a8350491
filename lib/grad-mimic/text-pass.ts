import { crossEntropy, IGNORED, rowLoss } from '../engine/cross-entropy.ts'
import { scaleRows } from '../engine/elements.ts'
import type { Tensor } from '../engine/tensor.ts'
import { forward } from '../t6/forward.ts'
import type { Parameters } from '../t6/parameters.ts'
import type { Workspace } from '../t6/workspace.ts'
import type { TextWindow } from './text-windows.ts'

/**
 * Puts the windows into the room and passes them forward; what of the room stays empty has no target. Each record's loss is added
 * to `loss` (by its place in the batch). The gradient by the logits is left in `space.logits`, each row that of its own record's
 * loss: divided by the record's targets for `mean`, as it is for `sum`. `column`: one number a row.
 */
export function passWindows(
  space: Workspace,
  parameters: Parameters,
  windows: readonly TextWindow[],
  { loss, column, reduction }: { loss: Float64Array; column: Tensor; reduction: 'mean' | 'sum' },
): void {
  const { engine, tokens, logits } = space
  space.ids.fill(0)
  space.loss.targets.data.fill(IGNORED)
  column.data.fill(0)
  windows.forEach(({ inputs, targets, counted }, place) => {
    space.ids.set(inputs, place * tokens)
    space.loss.targets.data.set(targets, place * tokens)
    column.data.fill(reduction === 'mean' ? 1 / counted : 1, place * tokens, (place + 1) * tokens)
  })
  forward(space, parameters)
  crossEntropy(engine, logits, space.loss, { grad: logits, scale: 1 })
  windows.forEach(({ member, targets, counted }, place) => {
    let sum = 0
    for (const at of targets.keys()) sum += rowLoss(space.loss, place * tokens + at)
    loss[member] = (loss[member] ?? 0) + (reduction === 'mean' ? sum / counted : sum)
  })
  scaleRows(engine, logits, column, logits)
}

/** The batch's place of the record that each row of the room belongs to; rows of no window are of the first (and add nothing). */
export function membersOfRows({ batch, tokens }: Workspace, windows: readonly TextWindow[]): Uint32Array {
  const members = new Uint32Array(batch * tokens)
  windows.forEach(({ member }, place) => {
    members.fill(member, place * tokens, (place + 1) * tokens)
  })
  return members
}
