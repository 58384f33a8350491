import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'

/** Whether it was scanned for sensitive data and something was done about what was found (§4 B9, C2). */
export const sensitiveData: Probe = { criterion: '3.6', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const none = excused(facts, 'attested-no-natural-persons')
  if (none !== null) return none
  const fact = facts.recorded['sensitive-scans']
  if (fact === undefined) return unknown('Whether it was scanned for sensitive data is not recorded.')
  const { scans, policy } = fact.value
  const { evidence } = fact
  const acted = scans.filter(({ classes, actions }) =>
    classes.every((name) => actions.some((action) => action.class === name)),
  )
  const tools = scans.map(({ tool, version, date }) => `${tool} ${version} on ${date}`).join(', ')
  if (acted.length > 0)
    return { outcome: 'true', reason: `Scanned with ${tools}, with an action for each class.`, evidence }
  if (scans.length > 0)
    return { outcome: 'partly', reason: `Scanned with ${tools}; not every class has an action.`, evidence }
  if (policy !== null) return { outcome: 'partly', reason: 'There is a policy, and no scan.', evidence }
  return { outcome: 'false', reason: 'There was no scan, and there is no policy.', evidence }
}
