import { z } from 'zod'
import { type Digest, digestOfJson } from '../digest.ts'
import type { FilterOutcome } from './filter.ts'

/**
 * One record that a filter took out. The reason is always quality: a score is no judgement on licence, preference or claim.
 * `value`: what ranked it.
 */
export const RemovedRecord = z.strictObject({
  id: z.string(),
  source: z.string().nullable(),
  reason: z.literal('quality'),
  value: z.number(),
})
export type RemovedRecord = z.infer<typeof RemovedRecord>

/** What a filter did with the records of one source; null: records that name none. */
export const SourceCount = z.strictObject({
  source: z.string().nullable(),
  kept: z.number().int().min(0),
  dropped: z.number().int().min(0),
  unknown: z.number().int().min(0),
})
export type SourceCount = z.infer<typeof SourceCount>

/** The ledger of removed records, in the order of the records, with counts of each source (by name, those without one last). */
export type RemovedLedger = { removed: RemovedRecord[]; sources: SourceCount[]; digest: Digest }

/** The removed-record ledger of a filter. `records`: id and source by record index. `digest`: of the RFC 8785 form of the removed ones. */
export function removedLedger(
  records: readonly { id: string; source: string | null }[],
  { decisions, values }: Pick<FilterOutcome, 'decisions' | 'values'>,
): RemovedLedger {
  const sources = new Map<string | null, SourceCount>()
  const removed: RemovedRecord[] = []
  records.forEach(({ id, source }, place) => {
    const count = sources.get(source) ?? { source, kept: 0, dropped: 0, unknown: 0 }
    sources.set(source, count)
    const decision = decisions[place] ?? 'unknown'
    count[COUNTED[decision]] += 1
    if (decision === 'drop') removed.push({ id, source, reason: 'quality', value: values[place] ?? Number.NaN })
  })
  return { removed, sources: [...sources.values()].toSorted(bySource), digest: digestOfJson(removed) }
}

const COUNTED = { keep: 'kept', drop: 'dropped', unknown: 'unknown' } as const

function bySource({ source: a }: SourceCount, { source: b }: SourceCount): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
