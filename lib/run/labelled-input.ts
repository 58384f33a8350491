import type { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'
import { filterInputOf } from './filter-input.ts'
import type { GradMimicConfiguration } from './grad-mimic-record.ts'
import type { LabelledReading } from './labelled-reading.ts'

/** What a filter of labelled features reads a version for: to judge its records, or to train its reference on them. */
export const LABELLED_ROLES = ['filter-input', 'reference-training'] as const
export type LabelledRole = (typeof LABELLED_ROLES)[number]

/** A version of which labelled features are read, and how. `truth`: the column of the right labels; null: it has none, or they are not asked for. */
export type LabelledInput = { version: Digest; reading: LabelledReading; truth: string | null }

/** The version that a filter of labelled features read in this role, as its record says. Refuses a filter of texts, and a record that does not say. */
export function labelledInputOf(
  inputs: readonly { role: string; version: string | null }[],
  configuration: GradMimicConfiguration,
  role: LabelledRole,
): LabelledInput {
  const filtered = filterInputOf(inputs, configuration)
  if (filtered.what !== 'classification')
    throw new Refusal('conflict', 'The run filtered texts and read no labelled features. Ask for its texts.')
  const { version, reading, truth } = filtered
  if (role === 'filter-input') return { version, reading, truth }
  const training = configuration.reference?.training
  if (training === undefined)
    throw new Refusal('conflict', 'The run’s record does not say on which version its reference was trained.')
  return { version: training.version, reading: training.labelled, truth: null }
}
