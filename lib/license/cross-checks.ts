import { z } from 'zod'
import data from './data/cross-checks.json' with { type: 'json' }

const Difference = z.strictObject({
  id: z.string(),
  column: z.string(),
  ours: z.string(),
  theirs: z.string(),
  why: z.string(),
})

/**
 * A table of others that ours was compared with, at a commit; which licences both know, and where they differ. `why` is
 * empty where nobody looked into it. They do not vote (`licences.md` §4).
 */
export const CrossCheckedTable = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.url(),
  commit: z.string(),
  says: z.string(),
  compared: z.array(z.string()),
  differences: z.array(Difference),
})
export type CrossCheckedTable = z.infer<typeof CrossCheckedTable>

/** Every table that ours was compared with; a conformance test makes the comparison again. */
export const CROSS_CHECKED_TABLES: readonly CrossCheckedTable[] = z.array(CrossCheckedTable).parse(data.tables)

/** What the tables of others say of one licence: those that know it, each with its differences (none: it agrees). */
export function crossChecksOf(id: string): CrossCheckedTable[] {
  return CROSS_CHECKED_TABLES.filter(({ compared }) => compared.includes(id)).map((table) => ({
    ...table,
    differences: table.differences.filter((difference) => difference.id === id),
  }))
}
