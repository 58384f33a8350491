import type { PrincipleScore } from './scorecard.ts'

/** What bounds of a principle are told from: its mean, and how much of what applies is decided. */
export type Bounded = Pick<PrincipleScore, 'mean' | 'applicable' | 'decided'>

/** From where to where the score of a principle may lie, 0 to 1: as it stands, and as it were if all that is unknown were met. */
export function scoreBounds({ mean, applicable, decided }: Bounded): { lower: number; upper: number } {
  const open = applicable === 0 ? 0 : (applicable - decided) / applicable
  return { lower: mean, upper: Math.min(1, mean + open) }
}

/** The score of a principle in two places; a range where some of it is unknown. */
export function printBounds(sum: Bounded): string {
  const { lower, upper } = scoreBounds(sum)
  return sum.applicable === sum.decided ? lower.toFixed(2) : `${lower.toFixed(2)} to ${upper.toFixed(2)}`
}

/** Whether under half of the criteria that apply are decided: the score says little yet. */
export function isMostlyUnknown({ applicable, decided }: Pick<Bounded, 'applicable' | 'decided'>): boolean {
  return decided * 2 < applicable
}
