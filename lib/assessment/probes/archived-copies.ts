import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import { type Criterion, criterionOf } from '../rubric.ts'
import { versionsControlled } from './versions-controlled.ts'

/** Whether independent custodians hold this version (P7; the number is ours). */
export const archivedCopies: Probe = { criterion: '7.2', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const { copies, withdrawal } = facts.derived
  const rights = withdrawal !== null && wordsOf(criterion, 'rights').includes(withdrawal.kind)
  if (rights && versionsControlled.judge(facts, criterionOf('7.4')).outcome === 'true')
    return {
      outcome: 'not-applicable',
      reason: `Withdrawn (${withdrawal.kind}); its record stays.`,
      evidence: 'registry',
    }
  if (copies.length === 0) return unknown('No copy elsewhere is known here.')
  const intact = copies.filter(({ outcome }) => outcome === 'intact')
  const custodians = new Set(intact.map(({ custodian }) => custodian))
  const mandates = new Set(intact.filter(({ mandate }) => mandate).map(({ custodian }) => custodian))
  const reason = `${custodians.size} custodians hold an intact copy, ${mandates.size} with a mandate to preserve.`
  const isFull = custodians.size >= numberOf(criterion, 'full') && mandates.size >= numberOf(criterion, 'mandates')
  if (isFull) return { outcome: 'true', reason, evidence: 'registry' }
  if (custodians.size >= numberOf(criterion, 'half')) return { outcome: 'partly', reason, evidence: 'registry' }
  if (copies.some(({ outcome }) => outcome === 'unknown')) return unknown('Copies are named, and could not be checked.')
  return { outcome: 'false', reason, evidence: 'registry' }
}
