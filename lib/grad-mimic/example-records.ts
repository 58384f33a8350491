import { z } from 'zod'
import { boundedText } from '../evidence.ts'
import type { FilterOutcome } from './filter.ts'
import { DECISIONS } from './keep-rule.ts'
import type { ScoreAxis } from './score-axis.ts'
import { sortValues } from './sorted-values.ts'
import { ABSTAIN, KEEP } from './vote.ts'

const Count = z.int().min(0)

/** An id as it stands in the records: kept as it is, white space too. */
const RecordId = z
  .string()
  .min(1)
  .max(1000)
  .refine((id) => !id.includes('\u0000') && id.isWellFormed(), 'This holds a NUL or half of a surrogate pair.')

/** A record of a filter to look at. `value`: where it lies along the score; null, it has none. `votes`: of the epochs that said something, how many would keep it. */
export const ExampleRecord = z.strictObject({
  id: RecordId,
  source: boundedText(300).nullable().default(null),
  decision: z.enum(DECISIONS),
  value: z.number().nullable(),
  votes: z.strictObject({ keep: Count, of: Count }).optional(),
})
export type ExampleRecord = z.infer<typeof ExampleRecord>

/** How many records are taken of each end, next to where it divides, and of those that could not be told. */
const ENDS = 4
const NEXT = 2
const UNTOLD = 3

/**
 * Records to look at, ascending: the lowest and the highest that were dropped, the lowest and the highest that were kept, and, at the end, some of which nothing
 * could be told. Of equals the one with the lower index comes first. One whose id is too long to be told is left out.
 */
export function exampleRecords(
  records: readonly { id: string; source: string | null }[],
  { values }: ScoreAxis,
  { decisions, votes }: Pick<FilterOutcome, 'decisions' | 'votes'>,
): ExampleRecord[] {
  const places = [...sortValues(values).places]
  const dropped = places.filter((place) => decisions[place] === 'drop')
  const kept = places.filter((place) => decisions[place] === 'keep')
  const untold = records.flatMap((_, place) => (decisions[place] === 'unknown' ? [place] : []))
  const told = new Set([...bothEnds(dropped, ENDS, NEXT), ...bothEnds(kept, NEXT, ENDS)])
  const chosen = [...places.filter((place) => told.has(place)), ...untold.slice(0, UNTOLD)]
  return chosen.flatMap((place) => {
    const record = records[place]
    if (record === undefined) return []
    const said = votes.map((epoch) => epoch[place] ?? ABSTAIN).filter((vote) => vote !== ABSTAIN)
    const value = values[place] ?? Number.NaN
    const told = ExampleRecord.safeParse({
      ...{ id: record.id, source: record.source?.slice(0, 300).toWellFormed() ?? null },
      ...{ decision: decisions[place] ?? 'unknown', value: Number.isNaN(value) ? null : value },
      votes: { keep: said.filter((vote) => vote === KEEP).length, of: said.length },
    })
    return told.success ? [told.data] : []
  })
}

function bothEnds(places: readonly number[], first: number, last: number): number[] {
  return [...places.slice(0, first), ...places.slice(Math.max(first, places.length - last))]
}
