import { canonicalJson } from '#lib/canonical-json.ts'
import { parseOrRefuse } from '#lib/error.ts'
import { filterInputOf, trainedOnOf } from '#lib/run/filter-input.ts'
import { finishedFilter } from '#lib/run/filter-result.ts'
import { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { openFilter } from '#lib/run/run-filter.ts'
import type { Registry } from '../registry.ts'
import { classificationHere } from './classification-here.ts'
import type { RunHere } from './run-here.ts'
import { textFilterHere } from './text-filter-here.ts'

/**
 * A filter of the registry’s, on the records that it holds, and on the reference’s weights or what those are trained on. Refuses what is not that which the run’s record names by
 * digest. Its second stage is made here too; a version is not.
 */
export async function filterHere(registry: Registry, run: PublicRun): Promise<RunHere> {
  const configuration = parseOrRefuse(GradMimicConfiguration, run.configuration, 'configuration of the run')
  const inputs = run.inputs.map((input) => ({ role: input.role, version: input.version?.digest ?? null }))
  const planHere = filterInputOf(inputs, configuration).what === 'text' ? textFilterHere : classificationHere
  const { planned, input: read } = await planHere(registry, run, configuration)
  const input = { ...read, trainedOn: trainedOnOf(inputs) }
  return {
    steps: planned.plan.steps,
    open(engine) {
      const filter = openFilter(engine, planned, null)
      const conclude = () => {
        const { eval: seed = 0 } = run.seeds
        const { result, conclusion } = finishedFilter(planned, configuration, seed, filter.finish(), input)
        const { removed, digest } = conclusion.ledger
        const bytes = Buffer.byteLength(canonicalJson(removed))
        return {
          result,
          artifact: { name: 'removed.json', digest, bytes, mediaType: 'application/json', url: null },
        }
      }
      return { run: filter, conclude }
    },
  }
}
