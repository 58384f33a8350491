import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'

/** Whether the code of every step is public, pinned and licensed (P2; §4 B2). */
export const processingCode: Probe = { criterion: '2.3', version: 1, judge }

function judge({ recorded: { processing } }: VersionFacts, criterion: Criterion): Seen {
  if (processing === undefined) return unknown('No step of the processing is recorded.')
  const { steps } = processing.value
  const isPublic = steps.filter(({ codeUrl }) => codeUrl !== null)
  const whole = isPublic.filter(
    ({ commit, parameters, codeLicense }) => commit !== '' && parameters !== '' && codeLicense !== '',
  )
  const reason = `Of ${steps.length} steps ${isPublic.length} have public code, ${whole.length} at a commit with parameters and licence.`
  const found = shareOfNumber(
    steps.map((step) => whole.includes(step)),
    'steps',
  )
  const outcome = judgeShare(found, criterion)
  const isUnpinned = outcome === 'false' && isPublic.length === steps.length
  return { outcome: isUnpinned ? 'partly' : outcome, reason, evidence: processing.evidence }
}
