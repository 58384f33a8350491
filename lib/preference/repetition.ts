import type { PreferenceStatement } from './preference.ts'

/** So many statements of one place that say the same are kept: more of them add nothing but length. */
export const MAX_ALIKE = 10

/**
 * Statements without those that only say again, of the same place, what others say: a file may hold one line ten thousand times. What follows
 * from the rest is the same, since combining does not count.
 */
export function withoutRepetition(statements: readonly PreferenceStatement[]): PreferenceStatement[] {
  const counts = new Map<string, number>()
  return statements.filter((statement) => {
    const { id: _id, evidence, ...said } = statement
    const key = JSON.stringify([said, evidence[0]?.location])
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= MAX_ALIKE
  })
}
