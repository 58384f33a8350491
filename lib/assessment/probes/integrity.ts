import type { VersionFacts } from '../facts.ts'
import { numberOf, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { isWithin } from './days.ts'

/** Whether each file has a SHA-256 and they were verified lately (P7 "prevent loss"; ours). */
export const integrity: Probe = { criterion: '7.3', version: 1, judge }

function judge({ derived: { files }, asOf }: VersionFacts, criterion: Criterion): Seen {
  const { count, withDigest, lastVerified } = files
  if (count === 0) return unknown('No file is listed.')
  const reason = `${withDigest} of ${count} files have a SHA-256; ${lastVerified === null ? 'never verified' : `verified last on ${lastVerified.slice(0, 10)}`}.`
  if (withDigest < count) return { outcome: 'false', reason, evidence: 'registry' }
  const isFresh = isWithin(lastVerified, numberOf(criterion, 'verifiedDays'), asOf)
  return { outcome: isFresh ? 'true' : 'partly', reason, evidence: 'registry' }
}
