import type { VersionFacts } from '../facts.ts'
import { isValidEvidence, type Probe, type Seen, unknown } from '../probe.ts'

/** Whether the terms are told in plain words and made of named modules (§4 E1, E2). */
export const readableTerms: Probe = { criterion: '1.5', version: 1, judge }

function judge({ recorded, derived: { leading } }: VersionFacts): Seen {
  const extra = recorded['extra-terms']
  const isStandardOnly = extra?.value.terms.length === 0 && extra.evidence.some(isValidEvidence) && leading.isExactSpdx
  if (isStandardOnly)
    return { outcome: 'not-applicable', reason: `Only ${leading.expression} applies.`, evidence: extra.evidence }
  const fact = recorded['plain-terms']
  if (fact === undefined) return unknown('Whether the terms are told in plain words is not recorded.')
  const { summary, modules } = fact.value
  const has = [summary !== null && 'a plain summary', modules.length > 0 && `named modules (${modules.join(', ')})`]
  const said = has.filter((one) => one !== false)
  const { evidence } = fact
  if (said.length === 0) return { outcome: 'false', reason: 'No plain summary, no named modules.', evidence }
  return { outcome: said.length === 2 ? 'true' : 'partly', reason: `There is ${said.join(' and ')}.`, evidence }
}
