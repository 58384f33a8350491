import type { PlannedRun } from '#lib/run/planned-run.ts'
import type { Scored } from '#lib/run/run-filter.ts'
import type { RunEngine } from '#lib/run/schema.ts'
import type { Measured, Trained } from '#lib/run/train-t6.ts'

/** What the thread of a run is given. `stop`: one int32; at 1 it ends after the step that it is at. */
export type ThreadData = { planned: PlannedRun; checkpoint: Uint8Array | null; stop: SharedArrayBuffer }

/**
 * What the thread of a run tells. First `ready` or `unfit` (the self-test failed: no run is carried out), then each step with the time it took, and at last one of
 * `trained`, `scored`, `stopped`, `not-a-number` and `refused` (the checkpoint or the data can’t be taken).
 */
export type ThreadMessage =
  | { kind: 'unfit'; failed: string[] }
  | { kind: 'ready'; engine: RunEngine }
  | { kind: 'measured'; measured: Measured; ms: number }
  | { kind: 'checkpoint'; step: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'stopped'; step: number; checkpoint: Uint8Array<ArrayBuffer> }
  | { kind: 'not-a-number'; step: number; what: 'loss' | 'gradient' | 'score' }
  | { kind: 'refused'; reason: string }
  | { kind: 'trained'; trained: Trained }
  | { kind: 'scored'; scored: Scored }
