import {
  type Amounts,
  type LeafShares,
  SHARE_WORDS,
  type ShareReading,
  type ShareWord,
} from '#lib/preference/shares.ts'
import { leafOf, monthsOf, type ReadMonth, sharesOf, type WordShares } from './months.ts'
import type { PreferenceView } from './view.ts'

/** A reading as the pages use it: up to when it looks, and what it found. */
export type VersionReading = { asOf: Date; rules: string; shares: ShareReading }

/** What is known of a version: at collection, and at every time it was read since, the earliest first. */
export type KnownReadings<Reading extends VersionReading = VersionReading> = {
  collection: Reading | null
  observed: readonly Reading[]
}

/** The newest of what was read since collection. */
export function newestOf<Reading extends VersionReading>({ observed }: KnownReadings<Reading>): Reading | null {
  return observed.at(-1) ?? null
}

/** The shares of a reading in a view; null where it has none of that use. */
export function shownShares(reading: VersionReading | null, view: PreferenceView): WordShares | null {
  const leaf = reading === null ? null : leafOf(reading.shares, view)
  return leaf === null ? null : sharesOf(leaf.words, countedBy(reading, view))
}

/** Tokens are counted only where every record has them. */
export function countedBy(reading: VersionReading | null, { by }: Pick<PreferenceView, 'by'>): PreferenceView['by'] {
  return by === 'tokens' && reading !== null && reading.shares.total.tokens !== null ? 'tokens' : 'records'
}

/** The months of a version in a view. */
export function shownMonths(known: KnownReadings, view: PreferenceView): ReadMonth<WordShares>[] {
  return monthsOf(known.observed).map(({ month, reading }) => ({ month, reading: shownShares(reading, view) }))
}

/** A mechanism's part in a reading: what it denies and what it allows. */
export type MechanismAmounts = { mechanism: string; deny: Amounts; allow: Amounts }

/** The mechanisms of a use, the one that denies most first. */
export function mechanismsOf(leaf: LeafShares | null): MechanismAmounts[] {
  if (leaf === null) return []
  return Object.entries(leaf.mechanisms)
    .map(([mechanism, amounts]) => ({ mechanism, ...amounts }))
    .toSorted((a, b) => b.deny.records - a.deny.records || b.allow.records - a.allow.records)
}

/** The words that have any records, in the order of the list. */
export function wordsIn(words: LeafShares['words']): ShareWord[] {
  return SHARE_WORDS.filter((word) => words[word].records > 0)
}
