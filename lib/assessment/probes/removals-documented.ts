import type { VersionFacts } from '../facts.ts'
import { evidenceOf, isValidEvidence, type Probe, type Seen, unknown } from '../probe.ts'
import { criterionOf } from '../rubric.ts'
import { removalRoute } from './removal-route.ts'

/** Whether each removal is told with what, why, when and the first version without it (P3). */
export const removalsDocumented: Probe = { criterion: '3.5', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const { removals } = facts.recorded
  const route = facts.recorded['removal-route']
  if (removals === undefined) return unknown('Whether removals were asked for or made is not recorded.')
  const { evidence } = removals
  const { requests, removals: made } = removals.value
  if (requests === 0 && made.length === 0) {
    const { outcome } = removalRoute.judge(facts, criterionOf('3.4'))
    if (outcome === 'unknown' || outcome === 'false')
      return { ...unknown('None was asked for, and there is no known way to ask: nobody could have.'), evidence }
    if (!evidence.some(isValidEvidence))
      return { ...unknown('That none was asked for is said without evidence.'), evidence }
    return {
      outcome: 'not-applicable',
      reason: 'None was asked for, and there is a way to ask.',
      evidence: [...evidence, ...evidenceOf(route)],
    }
  }
  const whole = made.filter(
    ({ id, reason, date, firstWithout }) => id !== '' && reason !== null && date !== null && firstWithout !== '',
  )
  const counted = made.filter(({ id, count, date }) => (count !== null || id !== '') && date !== null)
  const reason = `Of ${made.length} removals (${requests} requests) ${whole.length} are told in full, ${counted.length} with count and date.`
  if (made.length > 0 && whole.length === made.length) return { outcome: 'true', reason, evidence }
  return { outcome: made.length > 0 && counted.length === made.length ? 'partly' : 'false', reason, evidence }
}
