import type { Reciprocity } from '../facts/reciprocity.ts'
import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** Whether those it was taken from got something back (P5; §4 B6). */
export const benefitGivenBack: Probe = { criterion: '5.2', version: 1, judge }

function judge({ recorded: { reciprocity } }: VersionFacts, criterion: Criterion): Seen {
  if (reciprocity === undefined) return unknown('Whether something was given back is not recorded.')
  const { acts } = reciprocity.value
  const { evidence } = reciprocity
  const done = acts.filter(({ state, date }) => state === 'done' && date !== null)
  if (done.length >= numberOf(criterion, 'done'))
    return { outcome: 'true', reason: `Given back: ${say(done)}.`, evidence }
  if (acts.length > 0) return { outcome: 'partly', reason: `Promised, or done without a date: ${say(acts)}.`, evidence }
  return { outcome: 'false', reason: 'Nothing was given back.', evidence }
}

function say(acts: Reciprocity['acts']): string {
  return acts
    .map(({ what, beneficiary, date }) => `${what} to ${beneficiary}${date === null ? '' : ` on ${date}`}`)
    .join('; ')
}
