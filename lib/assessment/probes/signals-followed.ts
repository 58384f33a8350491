import type { PreferenceFact } from '../facts/derived.ts'
import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'
import { thirdParty } from './sources.ts'

/** Whether records are left in that a signal in force disallows for training (§4 B3 "follow"; combining rule of AIPREF). */
export const signalsFollowed: Probe = { criterion: '3.2', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const own = excused(facts, 'attested-created-by-publisher')
  if (own !== null) return own
  const { sources, preferences } = facts.derived
  if (sources.length > 0 && thirdParty(sources).length === 0)
    return { outcome: 'not-applicable', reason: 'All of it was made for the publisher.', evidence: 'registry' }
  if (preferences === null) return unknown('What signals said of the records was never read.')
  return weigh(preferences, facts.recorded['preference-handling'])
}

function weigh({ disallowed, unknown: open, records }: PreferenceFact, handling: Handling): Seen {
  const overridden = handling?.value.overrides.reduce((sum, { records: count }) => sum + count, 0) ?? 0
  const left = Math.max(0, disallowed - overridden)
  const evidence = handling === undefined || overridden === 0 ? 'registry' : handling.evidence
  const by = overridden === 0 ? '' : `, ${overridden.toLocaleString('en')} overridden by permission`
  const reason = `Of ${records.toLocaleString('en')} records a signal disallows ${disallowed.toLocaleString('en')}${by}.`
  if (left > 0) {
    const date = handling?.value.removal?.date ?? null
    if (date === null) return { outcome: 'false', reason, evidence }
    return { outcome: 'partly', reason: `${reason} The rest goes by ${date}.`, evidence: handling?.evidence ?? [] }
  }
  if (records > 0 && open === records) return unknown('Of no record could it be told what signals say.')
  return { outcome: 'true', reason: `${reason} None is left.`, evidence }
}

type Handling = VersionFacts['recorded']['preference-handling']
