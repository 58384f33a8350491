import type { Outcome } from '../finding.ts'
import { numberOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** A part with its share of the whole, and whether it has what is asked for; null: it can't be told. */
export type Weighed = { share: { unit: string; value: number } | null; has: boolean | null }

/** How much has it at least, how much at most, and what was counted. */
export type FoundShare = { least: number; most: number; unit: string }

/** Shares that are told round: what they leave over up to this is no part of its own. */
const ROUNDING = 0.005

/**
 * The share of the whole that has it, by tokens where the parts are told in them, else by records, else by whatever unit all of
 * them share (the last is ours). Of parts without sizes only all or nothing can be told; null: nothing at all.
 */
export function shareOf(parts: readonly Weighed[]): FoundShare | null {
  const unit = unitOf(parts)
  const isWhole = parts.every(({ share }) => share !== null)
  if (unit === null || !isWhole) {
    const plain = allOrNothing(parts)
    if (plain !== null || unit === null) return plain
  }
  const sum = (has: boolean) =>
    parts.reduce((total, part) => total + (part.has === has ? (part.share?.value ?? 0) : 0), 0)
  const told = parts.reduce((total, { share }) => total + (share?.value ?? 0), 0)
  const scale = Math.abs(told - 1) <= ROUNDING ? told : 1
  const [least, not] = [sum(true) / scale, sum(false) / scale]
  return { least: Math.min(1, least), most: Math.max(0, Math.min(1, 1 - not)), unit }
}

/** How many of the items have it, as a share of their number. */
export function shareOfNumber(has: readonly (boolean | null)[], unit: string): FoundShare | null {
  if (has.length === 0) return null
  const count = (answer: boolean) => has.filter((one) => one === answer).length
  return { least: count(true) / has.length, most: 1 - count(false) / has.length, unit }
}

/**
 * The outcome of a share against the thresholds `full` and `half`. What is certain counts: an undetermined part is not counted for.
 * `unknown` only where so much is undetermined that it could still be half.
 */
export function judgeShare(found: FoundShare | null, criterion: Criterion): Outcome {
  if (found === null) return 'unknown'
  const [full, half] = [numberOf(criterion, 'full'), numberOf(criterion, 'half')]
  if (found.least >= full) return 'true'
  if (found.least >= half) return 'partly'
  return found.most < half ? 'false' : 'unknown'
}

/** A share in words: `73.5 % by tokens`, without a unit where there is but one part; what is undetermined beside it. */
export function sayShare(found: FoundShare): string {
  const open = found.most - found.least
  const rest = open > 1e-9 ? ` (${percent(open)} undetermined)` : ''
  return `${percent(found.least)}${found.unit === '' ? '' : ` by ${found.unit}`}${rest}`
}

/** A share between 0 and 1 as a percentage that never rounds up to all, nor down to none. */
export function percent(share: number): string {
  if (share <= 0 || share >= 1) return `${Math.max(0, Math.min(1, share)) * 100} %`
  return `${Math.min(99.9, Math.max(0.1, Math.round(share * 1000) / 10))} %`
}

function unitOf(parts: readonly Weighed[]): string | null {
  const units = new Set(parts.flatMap(({ share }) => share?.unit ?? []))
  const [only = null] = units
  return units.size === 1 ? only : null
}

function allOrNothing(parts: readonly Weighed[]): FoundShare | null {
  if (parts.length === 0) return null
  if (parts.every(({ has }) => has === true)) return { least: 1, most: 1, unit: 'parts' }
  if (parts.every(({ has }) => has === false)) return { least: 0, most: 0, unit: 'parts' }
  return null
}
