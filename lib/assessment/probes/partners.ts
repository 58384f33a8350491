import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** Which organisations outside took part (P6). */
export const partners: Probe = { criterion: '6.3', version: 1, judge }

function judge({ recorded: { partners: fact } }: VersionFacts, criterion: Criterion): Seen {
  if (fact === undefined) return unknown('Whether others took part is not recorded.')
  const { partners } = fact.value
  const { evidence } = fact
  if (partners.length === 0) return { outcome: 'false', reason: 'No one outside took part.', evidence }
  const withRole = partners.filter(({ role }) => role !== '')
  const reason = `${partners.map(({ name, role }) => (role === '' ? name : `${name} (${role})`)).join(', ')}.`
  return { outcome: withRole.length >= numberOf(criterion, 'partners') ? 'true' : 'partly', reason, evidence }
}
