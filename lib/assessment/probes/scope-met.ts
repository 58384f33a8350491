import type { LanguageProfile, Scope } from '../facts/diversity.ts'
import type { VersionFacts } from '../facts.ts'
import { evidenceOf, excused, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'

/** Whether it holds what it set out to hold (P4; §4 C3; the test is ours). */
export const scopeMet: Probe = { criterion: '4.2', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const single = excused(facts, 'attested-monolingual-single-domain')
  if (single !== null) return single
  const { scope } = facts.recorded
  const profile = facts.recorded['language-profile']
  if (scope === undefined) return unknown('What it set out to hold is not recorded.')
  const { targets } = scope.value
  if (targets.length === 0) return { outcome: 'false', reason: 'No target is stated.', evidence: scope.evidence }
  const evidence = evidenceOf(scope, profile)
  if (profile === undefined)
    return { ...unknown('There are targets, and no profile of languages to hold them against.'), evidence }
  const met = targets.map((target) => isMet(target, profile.value))
  const reason = `${met.filter((one) => one === true).length} of ${targets.length} targets are met.`
  return { outcome: judgeShare(shareOfNumber(met, 'targets'), criterion), reason, evidence }
}

/** Whether a target is met; null: its language is there, and not measured. A tag stands for its varieties: `pt` for `pt-BR`. */
function isMet(
  { language, minimumTokens, minimumShare }: Scope['targets'][number],
  { languages }: LanguageProfile,
): boolean | null {
  const wanted = language.toLowerCase()
  const within = languages.filter(
    ({ tag }) => tag.toLowerCase() === wanted || tag.toLowerCase().startsWith(`${wanted}-`),
  )
  if (within.length === 0) return false
  if (minimumTokens === null && minimumShare === null) return within.some(({ tokens }) => tokens !== 0)
  if (within.some(({ tokens }) => tokens === null)) return null
  const tokens = total(within)
  if (minimumTokens !== null && tokens < minimumTokens) return false
  if (minimumShare === null) return true
  if (languages.some((one) => one.tokens === null)) return null
  return tokens >= minimumShare * total(languages)
}

function total(languages: LanguageProfile['languages']): number {
  return languages.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0)
}
