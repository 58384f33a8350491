import { roundStep } from '#lib/grad-mimic/round-step.ts'

/** Round values that a scale from `low` to `high` is marked with, at most about `count`, ascending; one where the two are equal. */
export function ticksOf(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low]
  const step = roundStep(high - low, count)
  const first = Math.ceil(low / step)
  const last = Math.floor(high / step)
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)))
}

/** A measured number in at most four figures, as it stands beside a curve. */
export function formatValue(value: number): string {
  const size = Math.abs(value)
  if (value !== 0 && (size < 0.001 || size >= 1e6)) return value.toExponential(2).replace('e+', 'e')
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 6 })
}
