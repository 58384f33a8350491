import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, shareOfNumber } from './share.ts'

/** Whether each step says what it is for and how many went in and came out (P2; §4 C1–C3; counts ours). */
export const reasonAndEffect: Probe = { criterion: '2.4', version: 1, judge }

function judge({ recorded: { processing } }: VersionFacts, criterion: Criterion): Seen {
  if (processing === undefined) return unknown('No step of the processing is recorded.')
  const { steps } = processing.value
  const has = steps.map(({ purpose, countIn, countOut }) => purpose !== '' && countIn !== null && countOut !== null)
  const reason = `${has.filter(Boolean).length} of ${steps.length} steps have a purpose and both counts.`
  return { outcome: judgeShare(shareOfNumber(has, 'steps'), criterion), reason, evidence: processing.evidence }
}
