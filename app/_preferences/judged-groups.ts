import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import type { ShownDecision } from './shown-decision.ts'

/** Records of a host with what follows for them, under one of their addresses; null: nothing is known of their origin. */
export type JudgedRecords = {
  url: string | null
  records: number
  /** How many groups of the reading stand together here, since the same is said of each. */
  groups: number
  decision: ShownDecision | null
}

/**
 * Groups of which the same words are said, each at a place of its own as header lines are, stand together, those with the most records first. What
 * is said in other words, or by other means, stays apart.
 */
export function mergeJudged(
  judged: readonly { group: ReadingGroup; decision: ShownDecision | null }[],
): JudgedRecords[] {
  const merged = new Map<string, JudgedRecords>()
  for (const { group, decision } of judged) {
    const key = decision === null ? `${group.origin}` : keyOf(group, decision)
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { url: group.url, records: group.records, groups: 1, decision })
    else merged.set(key, { ...known, records: known.records + group.records, groups: known.groups + 1 })
  }
  return [...merged.values()].toSorted((a, b) => b.records - a.records)
}

function keyOf({ origin }: ReadingGroup, { protective, literal, said, unread, flags, access }: ShownDecision): string {
  const words = said.map(({ mechanism, locator, quote, says }) => [mechanism, locator, quote, says])
  return JSON.stringify([origin, protective, literal, words, unread.map(({ failure }) => failure), flags, access])
}
