import { refusedAt } from '../error.ts'
import { mimicLayerOf } from '../grad-mimic/batch-scorer.ts'
import { layersOf, weightSizes } from '../grad-mimic/classifier.ts'
import type { OnlineTask } from '../grad-mimic/online-task.ts'
import { MOST_PARAMETERS, MOST_WORK } from './t6-order.ts'
import { MAX_TRACE_KEPT } from './trace.ts'

/** The most steps of a filter of labelled features, those of its reference counted in: each leaves up to two numbers. */
export const MOST_STEPS = 50_000

type Bounded = { training: OnlineTask; task: OnlineTask; plan: { steps: number; traceEvery: number } }

/** Refuses a filter of labelled features that is more than this registry carries out, and a layer that its model has not; says what to take less of. */
export function requireClassificationBounds({ training, task, plan }: Bounded): void {
  const parameters = weightSizes(task.model).reduce((sum, [, size]) => sum + size, 0)
  const passed = [training, task].reduce((sum, { set, train }) => sum + train.epochs * set.labels.length, 0)
  if (parameters > MOST_PARAMETERS)
    throw refusedAt(
      '/hidden',
      `The model would have ${told(parameters)} parameters; ${told(MOST_PARAMETERS)} is the most here. Take a narrower hidden layer, or none.`,
    )
  if (parameters * passed > MOST_WORK)
    throw refusedAt(
      '/epochs',
      `${told(parameters)} parameters on ${told(passed)} records, repeated ones counted again, are too much work for this registry. Take fewer epochs, fewer records, or a smaller model.`,
    )
  if (plan.steps > MOST_STEPS)
    throw refusedAt(
      '/batchSize',
      `It would take ${told(plan.steps)} steps; ${told(MOST_STEPS)} is the most here. Take larger batches, fewer epochs, or fewer records.`,
    )
  if (plan.steps / plan.traceEvery > MAX_TRACE_KEPT - 2)
    throw refusedAt(
      '/traceEvery',
      `Of ${told(plan.steps)} steps every ${told(plan.traceEvery)} would be traced; ${told(MAX_TRACE_KEPT)} traced steps are kept of a run. Trace fewer of them.`,
    )
  mimicLayerOf({ layers: layersOf(task.model) }, task.score)
}

function told(count: number): string {
  return count.toLocaleString('en')
}
