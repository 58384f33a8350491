import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'

/** Whether people of the communities concerned took part (§4 B4, D2). */
export const localCommunities: Probe = { criterion: '4.5', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const none = excused(facts, 'attested-no-community-content')
  if (none !== null) return none
  const { communities: fact } = facts.recorded
  if (fact === undefined) return unknown('Whether communities took part is not recorded.')
  const { communities } = fact.value
  const names = [...new Set(communities.map(({ community }) => community))]
  const met = names.filter((name) =>
    communities.some((one) => one.community === name && one.partner !== '' && one.role !== '' && one.date !== null),
  )
  const reason = `${met.length} of ${names.length} communities have a partner with role and date.`
  const outcome = met.length === names.length ? 'true' : met.length > 0 ? 'partly' : 'false'
  return { outcome, reason, evidence: fact.evidence }
}
