import type { SourceFact } from '../facts/derived.ts'
import type { FactKey } from '../facts/groups.ts'
import type { VersionFacts } from '../facts.ts'

/** The lines of a recorded group that speak of a source, by its place (`source/0`) or its name. */
export function linesOn<Line extends { source: string }>(
  lines: readonly Line[] | undefined,
  { id, name }: SourceFact,
): Line[] {
  return (lines ?? []).filter(({ source }) => source === id || source === name)
}

/** The sources that come from others: what was made by machine or by paid hands for the publisher is not among them. */
export function thirdParty(sources: readonly SourceFact[]): SourceFact[] {
  return sources.filter(({ kind }) => kind !== 'synthetic' && kind !== 'crowd-work')
}

/** Whether anything was recorded under the key. */
export function isRecorded(facts: VersionFacts, key: FactKey): boolean {
  return facts.recorded[key] !== undefined
}
