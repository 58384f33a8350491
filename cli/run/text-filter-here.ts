import { digestOf } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { filteringOf } from '#lib/run/filter-plan.ts'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { Registry } from '../registry.ts'
import { fetchTexts } from './fetch-texts.ts'
import type { PlannedHere } from './planned-here.ts'

/** A filter of texts, on the records and the reference’s weights that the registry holds. */
export async function textFilterHere(
  registry: Registry,
  { id, seeds }: PublicRun,
  configuration: GradMimicConfiguration,
): Promise<PlannedHere> {
  const weights = await fetchWeights(registry, configuration)
  const [read] = (await fetchTexts(registry, id)).flatMap((one) => (one.role === 'filter-input' ? [one] : []))
  if (read === undefined)
    throw new Refusal('not-found', 'The registry gives no texts of the version that was filtered.')
  const { version, records, unread } = read
  const texts = records.map(({ id, text }) => ({ id, text }))
  const sources = new Map(records.map(({ id, source }) => [id, source]))
  return {
    planned: filteringOf(configuration, seeds, texts, weights),
    input: { version, sources, unread, bad: null },
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
