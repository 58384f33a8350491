import type { Found } from '#app/_ui/mark.tsx'
import type { Finding, Outcome } from '#lib/assessment/finding.ts'

/** The disc that draws an outcome; unknown has its own and is never drawn as no. */
export const OUTCOME_DISC = {
  true: 'yes',
  partly: 'partly',
  false: 'no',
  unknown: 'unknown',
  'not-applicable': 'na',
} as const satisfies Record<Outcome, Found>

/** What an outcome counts, in a few words. */
export const OUTCOME_COUNTS = {
  true: 'counts 1',
  partly: 'counts 0.5',
  false: 'counts 0',
  unknown: 'counts 0 until somebody says',
  'not-applicable': 'does not count',
} as const satisfies Record<Outcome, string>

/** A mean from 0 to 1, in two places. */
export function formatMean(mean: number): string {
  return mean.toFixed(2)
}

/** The findings of one principle, in the order of the rubric. */
export function findingsOf<Found extends Pick<Finding, 'criterion'>>(
  findings: readonly Found[],
  principle: string,
): Found[] {
  return findings.filter(({ criterion }) => `P${criterion[0]}` === principle)
}

/** Where a criterion stands on a page. */
export function criterionAnchor(criterion: string): string {
  return `criterion-${criterion}`
}
