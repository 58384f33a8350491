import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { daysBetween } from './days.ts'

/** Whether another organisation built on it (P1). */
export const foundationForOthers: Probe = { criterion: '1.6', version: 1, judge }

function judge({ derived: { consumers, firstReleaseDate }, asOf }: VersionFacts, criterion: Criterion): Seen {
  const others = new Set(consumers.filter(({ isPublisher }) => !isPublisher).map(({ organization }) => organization))
  if (others.size >= numberOf(criterion, 'others'))
    return { outcome: 'true', reason: `Built on by ${[...others].sort().join(', ')}.`, evidence: 'registry' }
  const age = daysBetween(firstReleaseDate, asOf)
  if (age < numberOf(criterion, 'youngDays'))
    return {
      outcome: 'not-applicable',
      reason: `First released ${firstReleaseDate}, ${age} days before.`,
      evidence: 'registry',
    }
  if (consumers.length > 0)
    return {
      outcome: 'partly',
      reason: 'Only the publisher has built on it, as far as is known here.',
      evidence: 'registry',
    }
  return {
    outcome: 'false',
    reason: 'No run and no dataset is known here that was made from it.',
    evidence: 'registry',
  }
}
