import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'
import { linesOn } from './sources.ts'

/** Whether the strengths and weaknesses of each source are told (P4). */
export const sourcesEvaluated: Probe = { criterion: '4.4', version: 1, judge }

function judge({ derived: { sources }, recorded }: VersionFacts, criterion: Criterion): Seen {
  const notes = recorded['source-notes']
  if (sources.length === 0) return unknown('No source is named.')
  if (notes === undefined) return unknown('Nothing is recorded of the strengths and weaknesses of the sources.')
  const has = sources.map((source) =>
    linesOn(notes.value.sources, source).some(({ strengths, weaknesses }) => strengths !== '' && weaknesses !== ''),
  )
  const reason = `${has.filter(Boolean).length} of ${sources.length} sources have both strengths and weaknesses.`
  return { outcome: judgeShare(shareOfNumber(has, 'sources'), criterion), reason, evidence: notes.evidence }
}
