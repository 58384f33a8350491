/** The loss on the clean records at a step, of the training before the filter and of the one after it. */
export type CurvePoint = { step: number; before: number; after: number }

/** Lower at the end, and on average over all that was measured after the first step. */
export function isBetter(curve: readonly CurvePoint[]): boolean {
  const [last] = curve.slice(-1)
  const later = curve.filter(({ step }) => step > 0)
  const gap = later.reduce((sum, { before, after }) => sum + before - after, 0)
  return last !== undefined && last.after < last.before && gap > 0
}
