import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { isWithin } from './days.ts'
import { judgeShare, sayShare, shareOf } from './share.ts'
import { linesOn } from './sources.ts'

/** Whether somebody else could get the sources at the moment of looking (§2 replicable). */
export const replicableSources: Probe = { criterion: '2.5', version: 1, judge }

function judge({ derived: { sources }, recorded: { reachability }, asOf }: VersionFacts, criterion: Criterion): Seen {
  if (sources.length === 0) return unknown('No source is named.')
  if (reachability === undefined) return unknown('Whether the sources can be reached was not checked.')
  const isFresh = ({ checkedAt }: { checkedAt: string }) => isWithin(checkedAt, numberOf(criterion, 'checkDays'), asOf)
  const parts = sources.map((source) => {
    const lines = linesOn(reachability.value.checks, source).filter(
      (line) => line.state === 'archived' || isFresh(line),
    )
    const newest = lines.toSorted((a, b) => (a.checkedAt < b.checkedAt ? 1 : -1))[0]
    return { share: source.share, has: newest === undefined ? null : newest.state !== 'gone' }
  })
  const found = shareOf(parts)
  if (found === null)
    return {
      ...unknown('The sizes of the sources are not known, and not all of them were checked alike.'),
      evidence: reachability.evidence,
    }
  return {
    outcome: judgeShare(found, criterion),
    reason: `Reachable or archived: ${sayShare(found)}.`,
    evidence: reachability.evidence,
    share: { value: found.least, unit: found.unit },
  }
}
