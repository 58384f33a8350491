import type { ContributorTerms } from '../facts/reciprocity.ts'
import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'

/** Whether contributors and workers know what they agreed to (P5; workers §4 C4). */
export const contributorTerms: Probe = { criterion: '5.4', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const none = excused(facts, 'attested-no-contributors')
  if (none !== null) return none
  const fact = facts.recorded['contributor-terms']
  if (fact === undefined) return unknown('What contributors and workers agreed to is not recorded.')
  const { contributors, workers } = fact.value
  const wanted = [
    ...(contributors === null
      ? []
      : [contributors.consent !== null && contributors.consentVersion !== '', contributors.withdrawal !== '']),
    ...(workers === null ? [] : [workers.pay !== '' && workers.conditions !== '']),
  ]
  const { evidence } = fact
  if (wanted.length === 0)
    return { ...unknown('That there are neither contributors nor workers is not attested.'), evidence }
  const told = wanted.filter(Boolean).length
  const outcome = told === wanted.length ? 'true' : told > 0 ? 'partly' : 'false'
  return { outcome, reason: `${told} of ${wanted.length} things that apply are told: ${what(fact.value)}.`, evidence }
}

function what({ contributors, workers }: ContributorTerms): string {
  const ofContributors = contributors === null ? [] : ['consent text with version', 'way to withdraw']
  return [...ofContributors, ...(workers === null ? [] : ['pay and conditions'])].join(', ')
}
