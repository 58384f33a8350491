import type { Engine } from '../engine/engine.ts'
import type { Weights } from '../grad-mimic/classifier.ts'
import { stepDigests } from '../grad-mimic/run-digests.ts'
import { textLosses } from '../grad-mimic/text-losses.ts'
import { openTextRun, resumeTextRun, saveTextRun } from '../grad-mimic/text-run.ts'
import type { MimicTrace } from '../grad-mimic/trace.ts'
import type { PlannedTextFilter } from './filter-plan.ts'
import type { MetricPoint } from './metrics.ts'
import type { PlannedFilter } from './planned-filter.ts'
import { openClassification } from './run-classification.ts'
import type { Measured } from './train-t6.ts'

/**
 * What the first stage of a filter came to: the scores of every record and epoch, the reference’s own loss of each record, in nats, and the reference itself where it was trained in
 * the same run.
 */
export type Scored = { trace: MimicTrace; referenceLoss: Float64Array; reference: TrainedReference | null }

/** A reference that was trained in the run: its weights, as a file too, after how many steps, and its mean loss and share of right answers on what it was trained on. */
export type TrainedReference = {
  weights: Weights
  file: Uint8Array<ArrayBuffer>
  steps: number
  loss: number
  accuracy: number
}

/** The first stage of a filter, one batch a call, in the manner of a training. */
export type OpenFilter = {
  readonly step: number
  isDone(): boolean
  beginning(): Measured | null
  advance(): Measured | { kind: 'not-a-number'; step: number; what: 'loss' | 'score' }
  checkpoint(): Uint8Array<ArrayBuffer>
  isCheckpointDue(): boolean
  finish(): Scored
}

/** Opens the first stage at its first step, or where the checkpoint stands. Refuses a checkpoint that is cut, altered, or of something else. */
export function openFilter(engine: Engine, planned: PlannedFilter, checkpoint: Uint8Array | null): OpenFilter {
  return planned.what === 'text'
    ? openTextFilter(engine, planned, checkpoint)
    : openClassification(engine, planned, checkpoint)
}

function openTextFilter(engine: Engine, { task, plan }: PlannedTextFilter, checkpoint: Uint8Array | null): OpenFilter {
  const run = checkpoint === null ? openTextRun(engine, task) : resumeTextRun(engine, task, checkpoint)
  const made = () => run.trace().steps.length
  const isDone = () => made() >= plan.steps
  const every = (count: number) => made() % count === 0 || isDone()
  const look = (points: MetricPoint[]): Measured => ({
    step: made(),
    points,
    trace: every(plan.traceEvery) ? { step: made(), digests: stepDigests(run.resumable) } : null,
  })
  return {
    get step() {
      return made()
    },
    isDone,
    beginning: () => (checkpoint === null ? look([]) : null),
    advance() {
      const said = run.step()
      if (said.kind === 'finished') throw new Error('The filter was asked for a step beyond its last.')
      if (said.kind === 'stopped')
        return { kind: 'not-a-number', step: said.step + 1, what: said.why.includes('loss') ? 'loss' : 'score' }
      const step = made()
      return look([
        { series: 'loss', step, value: said.loss },
        { series: 'distance to the reference', step, value: said.step.norm },
      ])
    },
    checkpoint: () => new Uint8Array(saveTextRun(task, run)),
    isCheckpointDue: () => every(plan.checkpointEvery),
    finish() {
      const { reference, set, train } = task
      if (reference === null) throw new Error('A filter has a reference.')
      const window = train.window ?? reference.model.context
      return { trace: run.trace(), referenceLoss: textLosses(engine, reference, set, { window }), reference: null }
    },
  }
}
