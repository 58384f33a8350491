import type { SourceFact } from '../facts/derived.ts'
import type { Acquisition } from '../facts/reproducibility.ts'
import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'
import { linesOn } from './sources.ts'

/** Whether it is recorded how and when each source was got (§4 B2, B3). */
export const acquisitionRecord: Probe = { criterion: '2.2', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const own = excused(facts, 'attested-created-by-publisher')
  if (own !== null) return own
  const { sources } = facts.derived
  if (sources.length === 0) return unknown('No source is named.')
  const { acquisition } = facts.recorded
  const told = sources.map((source) => recordOf(source, linesOn(acquisition?.value.sources, source)))
  const basic = told.filter(({ method, dates }) => method && dates)
  const whole = basic.filter(({ tool, snapshot }) => tool && snapshot)
  const reason = `Of ${sources.length} sources ${basic.length} have method and dates, ${whole.length} tool with version and snapshot too.`
  const evidence = acquisition?.evidence ?? 'registry'
  if (whole.length === sources.length) return { outcome: 'true', reason, evidence }
  if (basic.length === sources.length) return { outcome: 'partly', reason, evidence }
  const isSilent = acquisition === undefined && told.every(({ method, dates }) => !method && !dates)
  return isSilent ? unknown('How the sources were got is not recorded.') : { outcome: 'false', reason, evidence }
}

function recordOf(source: SourceFact, lines: Acquisition['sources']) {
  return {
    method: source.method !== '' || lines.some(({ method }) => method !== ''),
    dates:
      (source.collectedFrom !== null && source.collectedTo !== null) ||
      lines.some(({ from, to }) => from !== null && to !== null),
    tool: lines.some(({ tool, toolVersion }) => tool !== '' && toolVersion !== ''),
    snapshot: lines.some(({ snapshot }) => snapshot !== null),
  }
}
