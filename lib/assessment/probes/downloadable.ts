import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** Whether anyone can get the files without asking a person (§2). */
export const downloadable: Probe = { criterion: '1.3', version: 1, judge }

function judge({ recorded: { access } }: VersionFacts, criterion: Criterion): Seen {
  if (access === undefined) return unknown('How the files are got is not recorded.')
  const { mode, checkedAt } = access.value
  const when = checkedAt === null ? '' : `, as of ${checkedAt}`
  const reason = `Access: ${SAYS[mode]}${when}.`
  if (wordsOf(criterion, 'open').includes(mode)) return { outcome: 'true', reason, evidence: access.evidence }
  const isGated = wordsOf(criterion, 'gated').includes(mode)
  return { outcome: isGated ? 'partly' : 'false', reason, evidence: access.evidence }
}

const SAYS = {
  anonymous: 'anonymous download',
  'free-account': 'a free account is needed',
  'automatic-gate': 'an automatic gate',
  'manual-gate': 'a gate that people keep',
  paid: 'for a price',
  private: 'private',
} as const
