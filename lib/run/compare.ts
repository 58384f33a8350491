import { canonicalJson } from '../canonical-json.ts'
import type { MetricPoint } from './metrics.ts'

/** One setting in which two runs are not the same: a JSON pointer, and the value on each side; null where it is not there. */
export type SettingDifference = { at: string; ours: string | null; theirs: string | null }

/** The settings in which two JSON values differ, by pointer in the order of the pointers. Lists of objects are compared item by item, other lists as a whole. */
export function compareSettings(ours: unknown, theirs: unknown): SettingDifference[] {
  const [a, b] = [leaves(ours, ''), leaves(theirs, '')]
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort()
    .filter((at) => a.get(at) !== b.get(at))
    .map((at) => ({ at, ours: a.get(at) ?? null, theirs: b.get(at) ?? null }))
}

/** The leaves of a JSON value: pointer → canonical text. */
function leaves(value: unknown, at: string): Map<string, string> {
  if (typeof value !== 'object' || value === null || isPlainList(value)) return new Map([[at, canonicalJson(value)]])
  return new Map(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .flatMap(([key, member]) => [
        ...leaves(member, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).entries(),
      ]),
  )
}

/** A list that holds no objects, or nothing. */
function isPlainList(value: object): boolean {
  return (
    Array.isArray(value) && !value.some((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}

/** Where a series of two runs is farthest apart, and how it stands at the last step that both have. `relative`: the difference by the larger magnitude, 0 where both are 0. */
export type SeriesGap = {
  series: string
  shared: number
  step: number
  relative: number
  first: number | null
  last: { step: number; ours: number; theirs: number }
}

/**
 * The series that two runs share, each with the number of steps they share, its largest relative difference and where; `first` is the first step
 * beyond `tolerance`, null where there is none. In the order of names; series or steps of one alone don't count.
 */
export function compareMetrics(
  ours: readonly MetricPoint[],
  theirs: readonly MetricPoint[],
  tolerance: number,
): SeriesGap[] {
  const other = new Map(theirs.map(({ series, step, value }) => [`${step} ${series}`, value]))
  const gaps = new Map<string, SeriesGap>()
  for (const { series, step, value } of [...ours].sort((a, b) => a.step - b.step)) {
    const found = other.get(`${step} ${series}`)
    if (found === undefined) continue
    const relative = relativeDifference(value, found)
    const last = { step, ours: value, theirs: found }
    const gap = gaps.get(series) ?? { series, shared: 0, step, relative: 0, first: null, last }
    gap.shared += 1
    gap.last = last
    if (relative > gap.relative) Object.assign(gap, { step, relative })
    if (relative > tolerance && gap.first === null) gap.first = step
    gaps.set(series, gap)
  }
  return [...gaps.values()].sort((a, b) => (a.series < b.series ? -1 : 1))
}

function relativeDifference(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b))
  return size === 0 ? 0 : Math.abs(a - b) / size
}
