import { clipFactor, gradientNorm } from '../engine/clip.ts'
import { scaleRows } from '../engine/elements.ts'
import type { Engine } from '../engine/engine.ts'
import type { Tensor } from '../engine/tensor.ts'
import { backward } from '../t6/backward.ts'
import { openUpdater, type Updater } from './optimise.ts'
import { type TextRoom, textLayerOf } from './text-scorer.ts'
import type { TextTask } from './text-task.ts'
import type { TextWindow } from './text-windows.ts'

/** One step of the optimiser for a batch of `members` records, with these weights; null: the plain mean. */
export type TextDescent = {
  descend(
    members: number,
    passes: readonly TextWindow[][],
    enter: (windows: readonly TextWindow[]) => void,
    w: Float64Array | null,
  ): void
  updater: Updater
}

/**
 * The gradient of a batch: Σ over records of factor × gradient of the record's own loss, the factor being 1 for the plain mean and
 * w·b for a weighted record, and all of it times 1/b with the clipping. `column`: room for one number a row.
 */
export function openDescent(
  engine: Engine,
  { space, parameters, gradients }: TextRoom,
  { base, score, train }: TextTask,
  column: Tensor,
): TextDescent {
  const layer = textLayerOf(base.model, score)
  const room = engine.tensor(column.rows, base.model.dModel)
  const updater = openUpdater(
    engine,
    [{ name: 'weights', theta: parameters.all, grad: gradients.all }],
    train.optimizer,
  )
  return {
    updater,
    descend(members, passes, enter, w) {
      gradients.all.data.fill(0)
      for (const windows of passes) {
        enter(windows)
        if (w === null) {
          backward(space, parameters, gradients)
          continue
        }
        windows.forEach(({ member }, place) => {
          column.data.fill((w[member] ?? 0) * members, place * space.tokens, (place + 1) * space.tokens)
        })
        if (layer === 'all' || score.calibrate === 'all') {
          scaleRows(engine, space.logits, column, space.logits)
          backward(space, parameters, gradients)
        } else backward(space, parameters, gradients, { layer, weights: column, room })
      }
      const norm = gradientNorm(engine, [gradients.all]) / members
      updater.update(clipFactor(norm, train.clip) / members)
    },
  }
}
