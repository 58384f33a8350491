import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** How much there is of which language or variety (P4). */
export const languageProfile: Probe = { criterion: '4.1', version: 1, judge }

function judge({ recorded, derived: { languages } }: VersionFacts): Seen {
  const fact = recorded['language-profile']
  if (fact === undefined) {
    if (languages.length === 0) return unknown('No language is named.')
    return { outcome: 'partly', reason: `A list only: ${listed(languages)}.`, evidence: 'registry' }
  }
  const { languages: profile, method } = fact.value
  const isMeasured = method !== '' && profile.every(({ tokens }) => tokens !== null)
  const tags = profile.map(({ tag }) => tag)
  if (isMeasured)
    return { outcome: 'true', reason: `Measured for ${listed(tags)}, by: ${method}`, evidence: fact.evidence }
  return { outcome: 'partly', reason: `Not measured throughout: ${listed(tags)}.`, evidence: fact.evidence }
}

const SHOWN = 6

function listed(tags: readonly string[]): string {
  return tags.length <= SHOWN ? tags.join(', ') : `${tags.slice(0, SHOWN).join(', ')} and ${tags.length - SHOWN} more`
}
