import { canonicalJson } from '#lib/canonical-json.ts'
import { digestOf } from '#lib/digest.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { trainedOnOf } from '#lib/run/filter-input.ts'
import { filteringOf } from '#lib/run/filter-plan.ts'
import { finishedFilter } from '#lib/run/filter-result.ts'
import { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { openFilter } from '#lib/run/run-filter.ts'
import type { Registry } from '../registry.ts'
import { fetchTexts } from './fetch-texts.ts'
import type { RunHere } from './run-here.ts'

/**
 * A filter of the registry’s, on the records and the reference’s weights that it holds. Refuses records and weights that are not those which the run’s record names by digest. Its second
 * stage is made here too; a version is not.
 */
export async function filterHere(registry: Registry, run: PublicRun): Promise<RunHere> {
  const configuration = parseOrRefuse(GradMimicConfiguration, run.configuration, 'configuration of the run')
  if (configuration.task === 'classification')
    throw new Refusal(
      'conflict',
      'The run filtered labelled features, which this command line does not fetch. Have the registry repeat it, from the page of the run.',
    )
  const weights = await fetchWeights(registry, configuration)
  const [read] = (await fetchTexts(registry, run.id)).flatMap((one) => (one.role === 'filter-input' ? [one] : []))
  if (read === undefined)
    throw new Refusal('not-found', 'The registry gives no texts of the version that was filtered.')
  const { version, records, unread } = read
  const texts = records.map(({ id, text }) => ({ id, text }))
  const planned = filteringOf(configuration, run.seeds, texts, weights)
  const sources = new Map(records.map(({ id, source }) => [id, source]))
  const inputs = run.inputs.map((input) => ({ role: input.role, version: input.version?.digest ?? null }))
  const input = { version, trainedOn: trainedOnOf(inputs), sources, unread, bad: null }
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

/** The weights of the reference, by the digest in the run’s record. */
async function fetchWeights(registry: Registry, { reference }: GradMimicConfiguration): Promise<Uint8Array> {
  const { run, weightsDigest } = reference ?? {}
  if (run === undefined || weightsDigest === undefined)
    throw new Refusal(
      'conflict',
      'The run’s record does not say which run trained its reference, and which weights those are.',
    )
  const bytes = await registry.read({ path: `/api/v1/runs/${run}/files/${weightsDigest}` })
  if (digestOf(bytes) !== weightsDigest)
    throw new Refusal(
      'conflict',
      `The weights of the reference, of the run ${run}, are not those that the filter read: their digests differ.`,
    )
  return bytes
}
