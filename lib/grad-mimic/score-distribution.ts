import { z } from 'zod'
import type { FilterOutcome } from './filter.ts'
import { roundStep } from './round-step.ts'
import type { ScoreAxis } from './score-axis.ts'

const Count = z.int().min(0)

/** Records whose value is at least `from` and below `to` (in the last bin also at it), by what became of them. */
const ScoreBin = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    kept: Count,
    dropped: Count,
    unknown: Count.default(0),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'A bin ends above where it begins.' })

/** How the records of a filter lie along its score, in bins that touch, ascending. `of`: the weight over the uniform one, or the raw score; `threshold`: from where on one is kept. */
export const ScoreDistribution = z.strictObject({
  of: z.enum(['weight', 'score']),
  threshold: z.number().nullable().default(null),
  bins: z
    .array(ScoreBin)
    .min(1)
    .max(100)
    .refine(
      (bins) => bins.every(({ from }, place) => place === 0 || bins[place - 1]?.to === from),
      'Bins touch, and ascend.',
    ),
})
export type ScoreDistribution = z.infer<typeof ScoreDistribution>

/** About how many bins there are. */
const BINS = 24

/** How the records of a filter lie along its axis: bins of one round width, the threshold on an edge. Null: no record has a value. Records without one are in no bin. */
export function scoreDistribution(
  { of, values, threshold }: ScoreAxis,
  { decisions }: Pick<FilterOutcome, 'decisions'>,
): ScoreDistribution | null {
  const met = values.filter((value) => !Number.isNaN(value))
  if (met.length === 0) return null
  const [low, high] = met.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number])
  const anchor = threshold ?? 0
  const step = roundStep(spanOf(low, high, anchor), BINS)
  const edge = (place: number) => Number((anchor + place * step).toPrecision(12))
  const first = Math.floor((low - anchor) / step + 1e-9)
  const last = Math.max(first, Math.ceil((high - anchor) / step - 1e-9) - 1)
  const bins = Array.from({ length: last - first + 1 }, (_, place) => ({
    ...{ from: edge(first + place), to: edge(first + place + 1) },
    ...{ kept: 0, dropped: 0, unknown: 0 },
  }))
  values.forEach((value, record) => {
    if (Number.isNaN(value)) return
    const at = bins.findIndex(({ to }) => value < to)
    const bin = bins[at === -1 ? bins.length - 1 : at]
    if (bin !== undefined) bin[COUNTED[decisions[record] ?? 'unknown']] += 1
  })
  return { of, threshold, bins }
}

/** How much of the axis is parted into bins: from the lowest to the highest, or, where those are as good as one number, a stretch of its size. */
function spanOf(low: number, high: number, anchor: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high), Math.abs(anchor))
  return high - low > Math.max(size * ALIKE, LEAST) ? high - low : Math.max(size, 1)
}

/** Values that are nearer than this share of their size are one number, as are those within the least span. */
const ALIKE = 1e-9
const LEAST = 1e-300

const COUNTED = { keep: 'kept', drop: 'dropped', unknown: 'unknown' } as const
