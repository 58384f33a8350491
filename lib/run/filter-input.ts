import { z } from 'zod'
import { Digest, isDigest } from '../digest.ts'
import { Refusal } from '../error.ts'
import type { GradMimicConfiguration } from './grad-mimic-record.ts'
import { type Reading, TextRecord } from './reading.ts'
import { ReadText } from './training-text.ts'

/** What was read of the version that a filter judged, in its order, each record with its source. `unread`: records of the version that were not read, and so stay. */
export const FilteredText = z.strictObject({
  role: z.literal('filter-input'),
  version: Digest,
  name: z.string(),
  records: z.array(TextRecord.extend({ source: z.string().nullable() })),
  unread: z.int().min(0).describe('Records of the version that were not read, and so not judged'),
})
export type FilteredText = z.infer<typeof FilteredText>

/** What a run of ours read of a version, whatever for. */
export const RunText = z.discriminatedUnion('role', [ReadText, FilteredText])
export type RunText = z.infer<typeof RunText>

type Input = { role: string; version: string | null }

/** The version that a filter judged, and how it was read. Refuses a record that does not say. */
export function filterInputOf(
  inputs: readonly Input[],
  { input }: Pick<GradMimicConfiguration, 'input'>,
): { version: Digest; reading: Reading } {
  const version = inputs.find(({ role }) => role === 'filter-input')?.version
  if (version == null || !isDigest(version) || input?.reading === undefined)
    throw new Refusal('conflict', 'The run’s record does not say what it filtered, and how it was read.')
  return { version, reading: input.reading }
}

/** The one version that the reference of a filter was trained on; null: several, or it is not known. */
export function trainedOnOf(inputs: readonly Input[]): Digest | null {
  const [only, ...others] = inputs.filter(({ role }) => role === 'reference-training').map(({ version }) => version)
  return only != null && isDigest(only) && others.length === 0 ? only : null
}
