import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** What a persistent identifier names (P7; identifiers ours). */
export const persistentIdentifier: Probe = { criterion: '7.1', version: 1, judge }

function judge({ derived, recorded }: VersionFacts, criterion: Criterion): Seen {
  const isPersistent = ({ scheme }: { scheme: string }) => wordsOf(criterion, 'persistent').includes(scheme)
  const resolved = recorded.identifiers?.value.identifiers.filter(isPersistent) ?? []
  const all = [...resolved, ...derived.identifiers.filter(isPersistent)]
  const best = all.find(({ level }) => level === 'version') ?? all[0]
  if (best === undefined)
    return { outcome: 'false', reason: 'No persistent identifier names it.', evidence: 'registry' }
  const isResolved = resolved.some(({ value }) => value === best.value)
  const evidence = isResolved ? (recorded.identifiers?.evidence ?? []) : []
  const reason = `${best.value} names ${best.level === 'version' ? 'this version' : 'the dataset'}${isResolved ? '' : '; that it resolves is not recorded'}.`
  return { outcome: best.level === 'version' ? 'true' : 'partly', reason, evidence }
}
