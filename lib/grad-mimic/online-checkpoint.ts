import type { Engine } from '../engine/engine.ts'
import { type OnlineRun, openOnlineRun } from './online-run.ts'
import { type OnlineTask, taskDigest } from './online-task.ts'
import { restoreRun, saveRun } from './run-checkpoint.ts'

/** A run of a classifier between two steps, as bytes. */
export function saveOnlineRun(task: OnlineTask, run: OnlineRun): Uint8Array {
  return saveRun(taskDigest(task), run.resumable)
}

/** The run that a checkpoint holds, at the step after. Refuses a checkpoint that is cut, altered, or of another task. */
export function resumeOnlineRun(engine: Engine, task: OnlineTask, checkpoint: Uint8Array): OnlineRun {
  const run = openOnlineRun(engine, task)
  restoreRun(taskDigest(task), run.resumable, checkpoint)
  return run
}
