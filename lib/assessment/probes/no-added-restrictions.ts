import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** Whether terms beside the licence bind what is open or in the public domain (§4 E3). */
export const noAddedRestrictions: Probe = { criterion: '1.4', version: 1, judge }

function judge({ recorded }: VersionFacts, criterion: Criterion): Seen {
  const fact = recorded['extra-terms']
  if (fact === undefined) return unknown('Whether there are terms beside the licence is not recorded.')
  const { terms } = fact.value
  const { evidence } = fact
  if (terms.length === 0) return { outcome: 'true', reason: 'There are no terms beside the licence.', evidence }
  const isProtected = (part: string) => wordsOf(criterion, 'protected').includes(part)
  const binding = terms.filter(({ binds }) => binds.some(isProtected))
  const named = (list: typeof terms) => list.map(({ name }) => name).join(', ')
  if (binding.length > 0)
    return { outcome: 'false', reason: `Laid on open or public-domain parts: ${named(binding)}.`, evidence }
  if (terms.some(({ binds }) => binds.length === 0))
    return { ...unknown(`What these terms bind is not recorded: ${named(terms)}.`), evidence }
  return { outcome: 'partly', reason: `Terms on other parts only: ${named(terms)}.`, evidence }
}
