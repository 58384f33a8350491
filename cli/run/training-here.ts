import { parseOrRefuse } from '#lib/error.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { trainingOf } from '#lib/run/t6-plan.ts'
import { T6Configuration } from '#lib/run/t6-record.ts'
import { openTraining, weightsArtifact } from '#lib/run/train-t6.ts'
import type { Registry } from '../registry.ts'
import { fetchTexts } from './fetch-texts.ts'
import type { RunHere } from './run-here.ts'

/** A training of the registry’s, on the texts that it holds. Refuses texts that are not those that the run read. */
export async function trainingHere(registry: Registry, run: PublicRun): Promise<RunHere> {
  const configuration = parseOrRefuse(T6Configuration, run.configuration, 'configuration of the run')
  const texts = await fetchTexts(registry, run.id)
  const trained = texts.flatMap((one) => (one.role === 'filter-input' ? [] : [one]))
  const planned = trainingOf(configuration, run.seeds, trained)
  return {
    steps: planned.plan.steps,
    open(engine) {
      const training = openTraining(engine, planned, null)
      const conclude = () => {
        const made = training.finish()
        return { result: made.result, artifact: weightsArtifact(made) }
      }
      return { run: training, conclude }
    },
  }
}
