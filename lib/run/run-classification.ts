import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { Refusal } from '../error.ts'
import { packCheckpoint, unpackCheckpoint } from '../grad-mimic/checkpoint.ts'
import { type Classifier, layersOf, type Weights, weightSizes } from '../grad-mimic/classifier.ts'
import { evaluate } from '../grad-mimic/evaluate.ts'
import { resumeOnlineRun, saveOnlineRun } from '../grad-mimic/online-checkpoint.ts'
import { type OnlineRun, openOnlineRun } from '../grad-mimic/online-run.ts'
import type { OnlineTask } from '../grad-mimic/online-task.ts'
import { stepDigests } from '../grad-mimic/run-digests.ts'
import { printSafetensors } from '../t6/safetensors.ts'
import type { PlannedClassification } from './classification-plan.ts'
import type { MetricPoint } from './metrics.ts'
import type { OpenFilter, TrainedReference } from './run-filter.ts'
import type { Measured } from './train-t6.ts'

/** The two parts of such a run, in their order. */
const PARTS = ['reference', 'filter'] as const
type Part = (typeof PARTS)[number]

/** Where a run stands: the part, its task, the run of that part, and the steps before it. */
type Standing = { part: Part; task: OnlineTask; run: OnlineRun; before: number }

/**
 * Opens the first stage of a filter of labelled features, at its first step or where the checkpoint stands: first the reference is trained, then a model that begins alike is trained on
 * the records and they are scored. Refuses a checkpoint that is cut, altered, or of something else.
 */
export function openClassification(
  engine: Engine,
  planned: PlannedClassification,
  checkpoint: Uint8Array | null,
): OpenFilter {
  const { plan } = planned
  const clean = engine.mark()
  let at = checkpoint === null ? atReference(engine, planned) : resumed(engine, planned, checkpoint)
  const made = () => at.before + at.run.trace().steps.length
  const isDone = () => made() >= plan.steps
  const every = (count: number) => made() % count === 0 || made() === plan.referenceSteps || isDone()
  const look = (points: MetricPoint[]): Measured => ({
    step: made(),
    points,
    trace: every(plan.traceEvery) ? { step: made(), digests: stepDigests(at.run.resumable) } : null,
  })
  return {
    get step() {
      return made()
    },
    isDone,
    beginning: () => (checkpoint === null ? look([]) : null),
    advance() {
      const said = at.run.step()
      if (said.kind === 'finished') throw new Error('The filter was asked for a step beyond its last.')
      const step = made()
      if (said.kind === 'stopped')
        return { kind: 'not-a-number', step: step + 1, what: said.why.includes('loss') ? 'loss' : 'score' }
      const seen = look(
        at.part === 'reference'
          ? [{ series: 'loss of the reference', step, value: said.loss }]
          : [
              { series: 'loss', step, value: said.loss },
              { series: 'distance to the reference', step, value: said.step.norm },
            ],
      )
      if (at.part === 'reference' && step >= plan.referenceSteps) {
        const weights = at.run.weights()
        engine.release(clean)
        at = atFilter(engine, planned, weights)
      }
      return seen
    },
    checkpoint: () => saved(at),
    isCheckpointDue: () => every(plan.checkpointEvery),
    finish() {
      const { model, set, reference } = at.task
      if (reference === null) throw new Error('A filter has a reference.')
      return {
        trace: at.run.trace(),
        referenceLoss: evaluate(engine, model, reference, set).loss,
        reference: trainedReference(engine, planned, reference),
      }
    },
  }
}

function atReference(engine: Engine, { training }: PlannedClassification): Standing {
  return { part: 'reference', task: training, run: openOnlineRun(engine, training), before: 0 }
}

function atFilter(engine: Engine, planned: PlannedClassification, reference: Weights): Standing {
  const task = { ...planned.task, reference }
  return { part: 'filter', task, run: openOnlineRun(engine, task), before: planned.plan.referenceSteps }
}

const State = z.strictObject({ part: z.enum(PARTS) })

/** Which part it is at, the weights of the reference if that is trained, and the checkpoint of the part. */
function saved({ part, task, run }: Standing): Uint8Array<ArrayBuffer> {
  const weights = task.reference === null ? [] : Object.entries(task.reference)
  return new Uint8Array(packCheckpoint({ part }, [...weights, ['run', saveOnlineRun(task, run)]]))
}

function resumed(engine: Engine, planned: PlannedClassification, checkpoint: Uint8Array): Standing {
  const { state, arrays } = unpackCheckpoint(checkpoint)
  const run = arrays.get('run')
  const known = State.safeParse(state)
  if (!known.success || run === undefined)
    throw new Refusal('invalid', 'The checkpoint is of another run: it is no filter of labelled features.')
  const bytes = new Uint8Array(run)
  if (known.data.part === 'reference') {
    const { training } = planned
    return { part: 'reference', task: training, run: resumeOnlineRun(engine, training, bytes), before: 0 }
  }
  const names = weightSizes(planned.task.model).map(([name]) => name)
  const reference = Object.fromEntries(
    names.map((name) => [name, new Float32Array(arrays.get(name) ?? new ArrayBuffer(0))]),
  )
  const task = { ...planned.task, reference }
  return { part: 'filter', task, run: resumeOnlineRun(engine, task, bytes), before: planned.plan.referenceSteps }
}

/** The reference as it is kept: its weights, as a file too, and how well it knows what it was trained on. */
function trainedReference(
  engine: Engine,
  { training, plan }: PlannedClassification,
  weights: Weights,
): TrainedReference {
  const { loss, accuracy } = evaluate(engine, training.model, weights, training.set)
  const mean = loss.reduce((sum, each) => sum + each, 0) / loss.length
  return { weights, file: fileOf(training.model, weights), steps: plan.referenceSteps, loss: mean, accuracy }
}

function fileOf(model: Classifier, weights: Weights): Uint8Array<ArrayBuffer> {
  const shapes = new Map<string, { rows: number; cols: number }>(
    layersOf(model).flatMap(({ name, inputs, outputs }) => [
      [`${name}.weight`, { rows: outputs, cols: inputs }] as const,
      [`${name}.bias`, { rows: 1, cols: outputs }] as const,
    ]),
  )
  return printSafetensors({
    names: [...shapes.keys()],
    named: (name) => ({ rows: 0, cols: 0, ...shapes.get(name), data: weights[name] ?? new Float32Array(0) }),
  })
}
