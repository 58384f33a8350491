import type { VersionFacts } from '../facts.ts'
import { evidenceOf, numberOf, type Probe, type Seen } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** How many shared standards it uses (§4 A, D). */
export const sharedStandards: Probe = { criterion: '6.1', version: 1, judge }

function judge({ derived, recorded }: VersionFacts, criterion: Criterion): Seen {
  const { leading, croissant, languages, identifiers } = derived
  const provenance = recorded['provenance-standards']
  const resolved = recorded.identifiers?.value.identifiers ?? []
  const isPersistent = ({ scheme }: { scheme: string }) => PERSISTENT.some((known) => known === scheme)
  const byRegistry = [
    leading.isExactSpdx && 'SPDX',
    croissant === 'valid' && 'Croissant',
    languages.length > 0 && 'BCP 47',
    identifiers.some(isPersistent) && 'a persistent identifier',
  ].filter((one) => one !== false)
  const byPeople = [
    !identifiers.some(isPersistent) && resolved.some(isPersistent) && 'a persistent identifier',
    (provenance?.value.standards.length ?? 0) > 0 && 'a provenance standard',
  ].filter((one) => one !== false)
  const used = [...byRegistry, ...byPeople]
  const reason = used.length === 0 ? 'None of the standards is in use.' : `In use: ${used.join(', ')}.`
  const full = numberOf(criterion, 'full')
  const evidence =
    byRegistry.length >= full || byPeople.length === 0 ? 'registry' : evidenceOf(provenance, recorded.identifiers)
  const outcome = used.length >= full ? 'true' : used.length >= numberOf(criterion, 'half') ? 'partly' : 'false'
  return { outcome, reason, evidence }
}

const PERSISTENT = ['doi', 'swhid', 'ark', 'iscc'] as const
