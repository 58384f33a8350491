import type { VersionFacts } from '../facts.ts'
import { isValidEvidence, type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, percent } from './share.ts'

/** Whether credit travels with what asks for it (P5; the practice of YouTube-Commons). */
export const creditShipped: Probe = { criterion: '5.1', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const { parts, records } = facts.derived
  const { credit } = facts.recorded
  if (
    parts.length > 0 &&
    parts.every(({ isPublicDomain, evidence }) => isPublicDomain && evidence.some(isValidEvidence))
  )
    return { outcome: 'not-applicable', reason: FREE, evidence: parts.flatMap(({ evidence }) => evidence) }
  const seen = shippedIn(records, wordsOf(criterion, 'roles'))
  const share = seen ?? (credit?.value.at === 'record' ? credit.value.share : null)
  if (share === null) return withoutShare(credit)
  const found = { least: share.value, most: share.value, unit: share.unit }
  const outcome = judgeShare(found, criterion)
  const reason = `Author, source and licence are shipped with ${percent(share.value)} by ${share.unit}.`
  return { outcome, reason, evidence: seen === null ? (credit?.evidence ?? []) : 'registry', share }
}

const FREE = 'All of it is in the public domain or under CC0.'

function withoutShare(credit: VersionFacts['recorded']['credit']): Seen {
  if (credit === undefined) return unknown('Whether credit is shipped is not recorded.')
  const { evidence, value } = credit
  if (value.at === 'source') return { outcome: 'partly', reason: 'Credit is shipped for each source.', evidence }
  if (value.at === 'record') return { ...unknown('With how many records credit is shipped is not recorded.'), evidence }
  return { outcome: 'false', reason: 'No credit is shipped.', evidence }
}

/** The share of the held records that have all of these columns, at most; null where none are held or a column is missing. */
function shippedIn(
  records: VersionFacts['derived']['records'],
  roles: readonly string[],
): { value: number; unit: string } | null {
  if (records === null || records.count === 0) return null
  const present = roles.map((name) => records.columns.find(({ role }) => role === name)?.present ?? 0)
  const least = Math.min(...present)
  return least === 0 ? null : { value: least / records.count, unit: 'records' }
}
