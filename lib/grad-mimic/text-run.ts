import type { Engine } from '../engine/engine.ts'
import { type Parameters, takeParameters } from '../t6/parameters.ts'
import { takeWorkspace } from '../t6/workspace.ts'
import { type Resumable, restoreRun, saveRun } from './run-checkpoint.ts'
import { openStepper, type Progress } from './stepper.ts'
import { openDescent } from './text-descent.ts'
import { passWindows } from './text-pass.ts'
import { openLastLayerScorer, openRecordScorer, type TextRoom, type TextScorer, textLayerOf } from './text-scorer.ts'
import { longestOf, recordsWithTargets } from './text-set.ts'
import { checkTextTask, type TextTask, textTaskDigest } from './text-task.ts'
import { inParcels, type TextWindow, windowsOf } from './text-windows.ts'
import type { MimicTrace } from './trace.ts'

/** A run over records of text that is under way, one batch of records a call. What it shows is as of the last step. */
export type TextRun = { step(): Progress; trace(): MimicTrace; parameters: Parameters; resumable: Resumable }

/** Opens a run at its first step. Refuses a task that can't be run. One engine serves one run. */
export function openTextRun(engine: Engine, given: TextTask): TextRun {
  const task = checkTextTask(given)
  const { base, set, score, train } = task
  const members = recordsWithTargets(set)
  const size = Math.min(train.batchSize, members.length)
  const tokens = Math.min(train.window ?? base.model.context, longestOf(set))
  const room: TextRoom = {
    space: takeWorkspace(engine, base.model, size, tokens),
    parameters: takeParameters(engine, base.model),
    gradients: takeParameters(engine, base.model),
  }
  room.parameters.all.data.set(base.weights)
  const column = engine.tensor(size * tokens, 1)
  const scorer = openTextScorer(engine, room, task)
  const descent = openDescent(engine, room, task, column)
  let loss = new Float64Array(0)
  let [passes, standing]: [TextWindow[][], readonly TextWindow[] | null] = [[], null]
  const enter = (windows: readonly TextWindow[]) => {
    if (standing === windows) return
    const of = loss
    passWindows(room.space, room.parameters, windows, { loss: of, column, reduction: score.lossReduction })
    standing = windows
  }
  const { step, resumable } = openStepper({
    records: set.records.length,
    members,
    ...{ train, orders: task.orders, temperature: score.temperature, updater: descent.updater },
    tensors: [['weights', room.parameters.all]],
    pass(batch) {
      const records = Array.from(
        batch,
        (record) => set.records[record] ?? { inputs: new Int32Array(), targets: new Int32Array() },
      )
      passes = inParcels(windowsOf(records, tokens), size)
      standing = null
      loss = new Float64Array(batch.length)
      const scores = scorer?.(batch.length, passes, enter) ?? null
      if (scorer === null) for (const windows of passes) enter(windows)
      const found = loss
      loss = new Float64Array(batch.length)
      return { loss: found, scores }
    },
    descend(batch, epoch, w) {
      if (train.scoringOnly) return
      const acts = w !== null && score.method.startsWith('normed_') && epoch >= score.startingEpoch
      descent.descend(batch.length, passes, enter, acts ? w : null)
      standing = null
    },
  })
  return { step, resumable, trace: resumable.trace, parameters: room.parameters }
}

/** A run of text between two steps, as bytes. */
export function saveTextRun(task: TextTask, run: TextRun): Uint8Array {
  return saveRun(textTaskDigest(task), run.resumable)
}

/** The run that a checkpoint holds, at the step after. Refuses a checkpoint that is cut, altered, or of another task. */
export function resumeTextRun(engine: Engine, task: TextTask, checkpoint: Uint8Array): TextRun {
  const run = openTextRun(engine, task)
  restoreRun(textTaskDigest(task), run.resumable, checkpoint)
  return run
}

function openTextScorer(engine: Engine, room: TextRoom, { base, reference, score }: TextTask): TextScorer | null {
  const layer = textLayerOf(base.model, score)
  if (reference === null) return null
  const wanted = takeParameters(engine, base.model)
  wanted.all.data.set(reference.weights)
  const isProjection = score.method === 'proj' || score.method === 'normed_proj'
  if (isProjection && layer === base.model.L - 1) return openLastLayerScorer(room, wanted)
  return openRecordScorer(room, wanted, { layer, method: score.method })
}
