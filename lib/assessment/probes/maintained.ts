import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { isWithin } from './days.ts'

/** Whether somebody looks after it (P7 maintenance; ours). */
export const maintained: Probe = { criterion: '7.6', version: 1, judge }

function judge({ recorded: { maintenance }, asOf }: VersionFacts, criterion: Criterion): Seen {
  if (maintenance === undefined) return unknown('Who maintains it is not recorded.')
  const { maintainer, contact, contactAnswered, continuityPlan, lastReview } = maintenance.value
  const { evidence } = maintenance
  if (maintainer === '' || contact === '')
    return { outcome: 'false', reason: 'There is no maintainer with a contact.', evidence }
  const days = numberOf(criterion, 'reviewDays')
  const missing = [
    !isWithin(contactAnswered, days, asOf) && `an answer from the contact within ${days} days`,
    continuityPlan === null && 'a plan for continuity',
    !isWithin(lastReview, days, asOf) && `a review within ${days} days`,
  ].filter((one) => one !== false)
  if (missing.length === 0)
    return { outcome: 'true', reason: `Maintained by ${maintainer}, reviewed last on ${lastReview}.`, evidence }
  return { outcome: 'partly', reason: `Maintained by ${maintainer}; not recorded: ${missing.join(', ')}.`, evidence }
}
