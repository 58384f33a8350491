import type { z } from 'zod'
import type { FactDraft } from '#lib/assessment/fact-draft.ts'
import type { FactKey, RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { READ_ON, type SampleEvidence, type SampleReference } from '../entry.ts'

/** What is recorded of a version of the sample world, with the evidence for each group; it is assessed once by them. */
export type SampleFacts = { version: SampleReference; facts: SampleFact[] }

/** A group as it is recorded, before its value is parsed. */
export type SampleFact = z.input<typeof FactDraft>

type FactValue<Key extends FactKey> = NonNullable<z.input<typeof RecordedFacts>[Key]>['value']

/** A fact of one group in that group's own form, with the passages that bear it out (pointers into its value). */
export function fact<Key extends FactKey>(
  key: Key,
  value: FactValue<Key>,
  ...evidence: [SampleEvidence, ...SampleEvidence[]]
): SampleFact {
  return { key, value, evidence }
}

/** A file of a repository at a commit, as evidence: address, place in it, and what of the value it bears out. */
export function committed(
  repository: string,
  commit: string,
  path: string,
): (about: string, quote: string, locator?: string) => SampleEvidence {
  const source = `${repository}/blob/${commit}/${path}`
  return (about, quote, locator = 'whole file') => ({
    about,
    source,
    locator: `${locator}; stored copy`,
    quote,
    retrievedAt: READ_ON,
  })
}
