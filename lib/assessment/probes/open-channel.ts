import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { isWithin } from './days.ts'

/** Whether people can raise issues and contribute, and are answered (P6; ours). */
export const openChannel: Probe = { criterion: '6.4', version: 1, judge }

function judge({ recorded, asOf }: VersionFacts, criterion: Criterion): Seen {
  const fact = recorded['open-channel']
  if (fact === undefined) return unknown('Whether there is a public channel is not recorded.')
  const { tracker, guide, lastAnswer } = fact.value
  const { evidence } = fact
  if (tracker === null) return { outcome: 'false', reason: 'There is no public tracker.', evidence }
  const isAnswered = isWithin(lastAnswer, numberOf(criterion, 'answerDays'), asOf)
  const missing = [
    guide === null && 'a guide for contributors',
    !isAnswered && `an answer within ${numberOf(criterion, 'answerDays')} days`,
  ].filter((one) => one !== false)
  if (missing.length === 0)
    return { outcome: 'true', reason: `A tracker and a guide; answered last on ${lastAnswer}.`, evidence }
  return { outcome: 'partly', reason: `There is a tracker; not recorded: ${missing.join(', ')}.`, evidence }
}
