import { z } from 'zod'
import { PrincipleId } from './finding.ts'

/** How many parts the range from 0 to 1 is cut into. */
export const DISTRIBUTION_BINS = 10

const Count = z.number().int().min(0)

/** One tenth of the range: how many versions lie in it, and of how many of those under half of the criteria are decided. */
export const DistributionBin = z.strictObject({ versions: Count, mostlyUnknown: Count })
export type DistributionBin = z.infer<typeof DistributionBin>

/** How the newest scores of published versions under one rubric are spread, principle by principle, in bins from 0 up. */
export const ScoreDistribution = z.strictObject({
  rubric: z.string(),
  versions: Count.describe('How many published versions were assessed under this rubric'),
  principles: z
    .array(z.strictObject({ principle: PrincipleId, bins: z.array(DistributionBin).length(DISTRIBUTION_BINS) }))
    .length(7),
})
export type ScoreDistribution = z.infer<typeof ScoreDistribution>
export type PrincipleDistribution = ScoreDistribution['principles'][number]

/** The bin that a mean (0 to 1) lies in, from 0; a mean of 1 is in the last one. */
export function binOf(mean: number): number {
  return Math.min(Math.floor(mean * DISTRIBUTION_BINS), DISTRIBUTION_BINS - 1)
}

/** The range of a bin in words: `0.3 to 0.4`. */
export function binName(bin: number): string {
  return `${(bin / DISTRIBUTION_BINS).toFixed(1)} to ${((bin + 1) / DISTRIBUTION_BINS).toFixed(1)}`
}
