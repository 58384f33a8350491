import type { SourceFact } from '../facts/derived.ts'
import type { VersionFacts } from '../facts.ts'
import { excused, numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { percent, shareOf } from './share.ts'

/** Whether it comes from more than one kind of source, none of which is nearly all (§4 B4). */
export const mixOfSources: Probe = { criterion: '4.3', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const single = excused(facts, 'attested-single-source')
  if (single !== null) return single
  const { sources } = facts.derived
  if (sources.length === 0) return unknown('No source is named.')
  const told = sources.filter(({ kind }) => kind !== 'other')
  const kinds = [...new Set(told.map(({ kind }) => kind))]
  const largest = largestKind(kinds, sources)
  const size =
    largest === null ? 'their sizes are not known' : `the largest is ${percent(largest.value)} by ${largest.unit}`
  const reason = `${kinds.length === 1 ? 'One kind' : `${kinds.length} kinds`} of source; ${size}.`
  const share = largest === null ? {} : { share: largest }
  const isMixed =
    kinds.length >= numberOf(criterion, 'kinds') && largest !== null && largest.value <= numberOf(criterion, 'largest')
  if (isMixed) return { outcome: 'true', reason, evidence: 'registry', ...share }
  if (kinds.length >= numberOf(criterion, 'fewKinds'))
    return { outcome: 'partly', reason, evidence: 'registry', ...share }
  if (told.length < sources.length) return unknown('The kinds of the sources are not named.')
  return { outcome: 'false', reason, evidence: 'registry', ...share }
}

/** The share of the kind with the most of it; null where sizes are missing or told in several units. */
function largestKind(kinds: readonly string[], sources: readonly SourceFact[]): { value: number; unit: string } | null {
  const of = kinds.map((kind) => shareOf(sources.map((source) => ({ share: source.share, has: source.kind === kind }))))
  const found = of.flatMap((share) => share ?? [])
  if (found.length < kinds.length || sources.some(({ share }) => share === null)) return null
  return found.reduce<{ value: number; unit: string } | null>(
    (most, { least, unit }) => (most === null || least > most.value ? { value: least, unit } : most),
    null,
  )
}
