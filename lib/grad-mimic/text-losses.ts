import type { Engine } from '../engine/engine.ts'
import { takeParameters } from '../t6/parameters.ts'
import { takeWorkspace } from '../t6/workspace.ts'
import { passWindows } from './text-pass.ts'
import { longestOf, type TextSet } from './text-set.ts'
import { checkTextModel, type TextModel } from './text-task.ts'
import { inParcels, windowsOf } from './text-windows.ts'

const PARCEL = 8

/**
 * What a model makes of every record: the loss in nats, mean over its targets or their sum; NaN for a record without one. Nothing
 * is trained, and the engine's memory is as before afterwards. `window`: the longest stretch that is read at once, at most the
 * model's context.
 */
export function textLosses(
  engine: Engine,
  { model, weights }: TextModel,
  set: TextSet,
  { window = model.context, reduction = 'mean' }: { window?: number; reduction?: 'mean' | 'sum' } = {},
): Float64Array {
  checkTextModel({ model, weights }, 'The model')
  const mark = engine.mark()
  const tokens = Math.min(window, longestOf(set))
  const space = takeWorkspace(engine, model, PARCEL, tokens)
  const parameters = takeParameters(engine, model)
  parameters.all.data.set(weights)
  const column = engine.tensor(PARCEL * tokens, 1)
  const windows = windowsOf(set.records, tokens)
  const loss = new Float64Array(set.records.length).fill(Number.NaN)
  for (const { member } of windows) loss[member] = 0
  for (const parcel of inParcels(windows, PARCEL)) passWindows(space, parameters, parcel, { loss, column, reduction })
  engine.release(mark)
  return loss
}
