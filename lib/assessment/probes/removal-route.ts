import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** Whether somebody can have something taken out, and see how (§4 D3; P3). */
export const removalRoute: Probe = { criterion: '3.4', version: 1, judge }

function judge({ recorded }: VersionFacts): Seen {
  const fact = recorded['removal-route']
  if (fact === undefined) return unknown('No way to have something taken out is recorded.')
  const { form, contact, process, targetDays, log } = fact.value
  const { evidence } = fact
  const has = [
    (form !== null || contact !== '') && 'a form or contact',
    process !== null && 'a written process',
    targetDays !== null && 'a target time',
    log !== null && 'a log of requests',
  ]
  const said = has.filter((one) => one !== false)
  const reason = said.length === 0 ? 'There is no way to ask.' : `There is ${said.join(', ')}.`
  if (said.length === has.length) return { outcome: 'true', reason, evidence }
  return { outcome: has[0] !== false && has[1] !== false ? 'partly' : 'false', reason, evidence }
}
