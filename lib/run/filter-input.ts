import { z } from 'zod'
import { Digest, isDigest } from '../digest.ts'
import { Refusal } from '../error.ts'
import type { GradMimicConfiguration } from './grad-mimic-record.ts'
import type { LabelledReading } from './labelled-reading.ts'
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

/** A version that a filter judged, and how it was read: its texts, or its labelled features (`truth`: the column of the right labels, where it has one). */
export type FilterInput =
  | { what: 'text'; version: Digest; reading: Reading }
  | { what: 'classification'; version: Digest; reading: LabelledReading; truth: string | null }

/** The version that a filter judged, and how it was read. Refuses a record that does not say. */
export function filterInputOf(inputs: readonly Input[], { input }: Pick<GradMimicConfiguration, 'input'>): FilterInput {
  const version = inputs.find(({ role }) => role === 'filter-input')?.version
  const { reading, labelled, truth = null } = input ?? {}
  if (version != null && isDigest(version)) {
    if (reading !== undefined) return { what: 'text', version, reading }
    if (labelled !== undefined) return { what: 'classification', version, reading: labelled, truth }
  }
  throw new Refusal('conflict', 'The run’s record does not say what it filtered, and how it was read.')
}

/** The one version that the reference of a filter was trained on; null: several, or it is not known. */
export function trainedOnOf(inputs: readonly Input[]): Digest | null {
  const [only, ...others] = inputs.filter(({ role }) => role === 'reference-training').map(({ version }) => version)
  return only != null && isDigest(only) && others.length === 0 ? only : null
}
