import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'

/** Whether the runs that used it met its conditions (ours; CC signals). */
export const conditionsHonoured: Probe = { criterion: '5.5', version: 1, judge }

function judge({ derived: { parts, leading, runs }, recorded }: VersionFacts, criterion: Criterion): Seen {
  const conditions = [...new Set([leading, ...parts].flatMap((part) => part.conditions))].sort()
  const isSettled = parts.every(({ open }) => open !== 'unknown') && leading.expression !== 'NOASSERTION'
  if (runs.length === 0) return { outcome: 'not-applicable', reason: 'No run is linked to it.', evidence: 'registry' }
  if (conditions.length === 0 && isSettled)
    return { outcome: 'not-applicable', reason: 'It lays down no conditions.', evidence: 'registry' }
  const fact = recorded['conditions-honoured']
  if (fact === undefined) return unknown(`How ${runs.length} runs met the conditions is not recorded.`)
  const has = runs.map(({ id }) => fact.value.runs.some(({ run }) => run === id))
  const reason = `${has.filter(Boolean).length} of ${runs.length} runs say how they met the conditions (${conditions.join(', ')}).`
  return { outcome: judgeShare(shareOfNumber(has, 'runs'), criterion), reason, evidence: fact.evidence }
}
