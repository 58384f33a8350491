import type { PrincipleId } from '#lib/assessment/finding.ts'

/** The principles in two or three words, where their names have no room. The rubric holds the names. */
export const SHORT_NAMES = {
  P1: 'Competitive ecosystem',
  P2: 'Reproducibility',
  P3: 'Harms and preferences',
  P4: 'Diversity',
  P5: 'Reciprocity',
  P6: 'Like-minded actors',
  P7: 'Long term',
} as const satisfies Record<PrincipleId, string>
