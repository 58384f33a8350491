import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'
import { isOpenLicense } from './open-license.ts'

/** Whether what was made better on the way is published under an open licence (§4 B6). */
export const enhancementsPublished: Probe = { criterion: '5.3', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const none = excused(facts, 'attested-no-enhancements')
  if (none !== null) return none
  const { enhancements: fact } = facts.recorded
  if (fact === undefined) return unknown('What was made better on the way is not recorded.')
  const { enhancements } = fact.value
  const { evidence } = fact
  const open = enhancements.filter(({ url, license }) => url !== null && isOpenLicense(license))
  const out = enhancements.filter(({ url }) => url !== null)
  const reason = `Of ${enhancements.length} enhancements ${out.length} are published, ${open.length} under an open licence.`
  const outcome = open.length === enhancements.length ? 'true' : out.length > 0 ? 'partly' : 'false'
  return { outcome, reason, evidence }
}
