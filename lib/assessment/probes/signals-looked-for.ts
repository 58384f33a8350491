import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'
import { thirdParty } from './sources.ts'

/** Whether each third-party source was asked for its preferences, none found included (§4 B3). */
export const signalsLookedFor: Probe = { criterion: '3.1', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const own = excused(facts, 'attested-created-by-publisher')
  if (own !== null) return own
  const { sources, observations } = facts.derived
  const asked = thirdParty(sources)
  if (asked.length === 0) return nobodyElse(sources.length)
  const needed = wordsOf(criterion, 'mechanisms')
  const bySource = new Map(observations.map((observation) => [observation.source, observation]))
  const has = asked.map(({ id }) => {
    const seen = bySource.get(id)
    return seen !== undefined && seen.unread.length === 0 && needed.every((one) => seen.observed.includes(one))
  })
  if (observations.length === 0) return unknown('No source was asked what it says of use.')
  const found = shareOfNumber(has, 'sources')
  const reason = `${has.filter(Boolean).length} of ${asked.length} sources were asked at every place and answered.`
  return { outcome: judgeShare(found, criterion), reason, evidence: 'registry' }
}

function nobodyElse(sources: number): Seen {
  if (sources === 0) return unknown('No source is named.')
  return { outcome: 'not-applicable', reason: 'All of it was made for the publisher.', evidence: 'registry' }
}
