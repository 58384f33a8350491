import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'
import { linesOn } from './sources.ts'

/** Whether each source has an address and a reason for its choice (§4 B2). */
export const sourcesWithReasons: Probe = { criterion: '2.1', version: 1, judge }

function judge({ derived: { sources }, recorded: { selection } }: VersionFacts, criterion: Criterion): Seen {
  if (sources.length === 0) return unknown('No source is named.')
  const told = sources.map((source) => {
    const lines = linesOn(selection?.value.sources, source)
    const inRecord = source.url !== null && source.reason !== ''
    const url = source.url ?? lines.find((line) => line.url !== null)?.url ?? null
    return { inRecord, has: url !== null && (source.reason !== '' || lines.some(({ reason }) => reason !== '')) }
  })
  const found = shareOfNumber(
    told.map(({ has }) => has),
    'sources',
  )
  const has = told.filter((one) => one.has)
  return {
    outcome: judgeShare(found, criterion),
    reason: `${has.length} of ${sources.length} sources have an address and a reason.`,
    evidence: has.every(({ inRecord }) => inRecord) ? 'registry' : (selection?.evidence ?? []),
  }
}
