import { Refusal } from '../error.ts'
import type { KeepRule, TieRule } from './filter-settings.ts'
import { inBoth, inFirstOnly } from './overlap.ts'
import { bottomShare, topShare } from './ranking.ts'

/** What becomes of a record. Unknown: nothing was said of it; it is kept and flagged, never dropped silently. */
export const DECISIONS = ['keep', 'drop', 'unknown'] as const
export type Decision = (typeof DECISIONS)[number]

/** Another score of the same records, by name: higher is better, NaN where there is none. */
export type OtherScores = Readonly<Record<string, Float64Array>>

/**
 * The decision on each record, by record index. A record without a value (NaN) is unknown; so is one without the other score where
 * the rule asks for it. Refuses a rule that names a score that is not there, or one of other records.
 */
export function decide(values: Float64Array, rule: KeepRule, tieRule: TieRule, others: OtherScores): Decision[] {
  if (rule.kind === 'half') return Array.from(values, (value) => decideByHalf(value, tieRule))
  if (rule.kind === 'top') return decideBySet(values, values, topShare(values, rule.share))
  const other = findOther(others, rule.other, values.length)
  const best = topShare(other, rule.otherShare)
  const kept =
    rule.kind === 'both-top'
      ? inBoth(best, topShare(values, rule.share))
      : inFirstOnly(best, bottomShare(values, rule.bottom))
  return decideBySet(values, other, kept)
}

function decideByHalf(value: number, tieRule: TieRule): Decision {
  if (Number.isNaN(value)) return 'unknown'
  if (value === 0.5) return tieRule
  return value > 0.5 ? 'keep' : 'drop'
}

function decideBySet(values: Float64Array, other: Float64Array, kept: ReadonlySet<number>): Decision[] {
  return Array.from(values, (value, place) => {
    if (Number.isNaN(value) || Number.isNaN(other[place])) return 'unknown'
    return kept.has(place) ? 'keep' : 'drop'
  })
}

function findOther(others: OtherScores, name: string, records: number): Float64Array {
  const other = Object.hasOwn(others, name) ? others[name] : undefined
  if (other === undefined) {
    const known = Object.keys(others).toSorted()
    const there = known.length === 0 ? 'No other score was given.' : `There is ${known.join(', ')}.`
    throw new Refusal('invalid', `The keep rule names the score "${name}", which is not here. ${there}`)
  }
  if (other.length !== records)
    throw new Refusal('invalid', `The score "${name}" is of ${other.length} records, and the set has ${records}.`)
  return other
}
