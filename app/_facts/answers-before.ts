import { FACT_KEYS, type FactKey, type RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { FactsInput } from '#lib/assessment/facts-document.ts'

/**
 * What is recorded of an earlier version and not of this one, as a document for review; null where there is nothing. What names sources is
 * taken by their names: places in the version record (`source/0`) are those of the other version, and such a group is left out.
 */
export function answersBefore(before: RecordedFacts, now: RecordedFacts): FactsInput | null {
  const taken = FACT_KEYS.filter(
    (key) => before[key] !== undefined && now[key] === undefined && !namesPlaces(before[key]?.value),
  )
  if (taken.length === 0) return null
  const facts = Object.fromEntries(
    taken.map((key) => [key, { value: before[key]?.value, evidence: before[key]?.evidence }]),
  )
  return FactsInput.parse({ facts })
}

/** What is measured or looked up for one version, and need not be so of the next. */
const OF_ONE_VERSION: readonly FactKey[] = [
  'processing',
  'reachability',
  'preference-handling',
  'removals',
  'sensitive-scans',
  'language-profile',
  'generated-share',
  'credit',
  'conditions-honoured',
  'identifiers',
  'host-versions',
]

/** Whether an answer speaks of one version alone, so that it is not taken along unless a person says so. */
export function isOfOneVersion(key: FactKey): boolean {
  return OF_ONE_VERSION.includes(key)
}

function namesPlaces(value: unknown): boolean {
  return /"source":"source\/\d+"/.test(JSON.stringify(value))
}
