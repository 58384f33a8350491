import type { Amounts, LeafShares, ShareReading, ShareWord } from '#lib/preference/shares.ts'
import type { Counted, PreferenceView } from './view.ts'

/** The words as they are stacked: what is denied from below, what is allowed from above, what nobody knows between. */
export const STACKED = ['disallowed', 'on-hold', 'unknown', 'allowed'] as const satisfies readonly ShareWord[]

/** Shares by word, each from 0 to 1; all of them 0 where nothing is counted. */
export type WordShares = Readonly<Record<ShareWord, number>>

/** A month (`2026-04`) and the last reading of it; null: nobody looked. */
export type ReadMonth<Reading> = { month: string; reading: Reading | null }

/** Every month from the first reading to the last. A month without a reading stays empty: between two readings nothing is known. */
export function monthsOf<Reading extends { asOf: Date }>(readings: readonly Reading[]): ReadMonth<Reading>[] {
  const byMonth = new Map<string, Reading>()
  for (const reading of readings.toSorted((a, b) => a.asOf.getTime() - b.asOf.getTime()))
    byMonth.set(monthOf(reading.asOf), reading)
  const [first, last] = [[...byMonth.keys()][0], [...byMonth.keys()].at(-1)]
  if (first === undefined || last === undefined) return []
  const months: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months.map((month) => ({ month, reading: byMonth.get(month) ?? null }))
}

/** A reading's amounts for the use and the profile of a view; null where it has none. */
export function leafOf(
  { leaves }: Pick<ShareReading, 'leaves'>,
  { leaf, profile }: Pick<PreferenceView, 'leaf' | 'profile'>,
): LeafShares | null {
  return leaves.find((one) => one.leaf === leaf && one.profile === profile) ?? null
}

/** How large each word's part is. Tokens that the manifest does not count make every part 0. */
export function sharesOf(words: LeafShares['words'], by: Counted): WordShares {
  const count = (word: ShareWord) => words[word][by] ?? 0
  const total = STACKED.reduce((sum, word) => sum + count(word), 0)
  const share = (word: ShareWord) => (total === 0 ? 0 : count(word) / total)
  return {
    allowed: share('allowed'),
    disallowed: share('disallowed'),
    unknown: share('unknown'),
    'on-hold': share('on-hold'),
  }
}

/** Amounts together; tokens are unknown where any are. */
export function sumOf(amounts: readonly Amounts[]): Amounts {
  return amounts.reduce(
    (sum, one) => ({
      records: sum.records + one.records,
      tokens: sum.tokens === null || one.tokens === null ? null : sum.tokens + one.tokens,
    }),
    { records: 0, tokens: 0 },
  )
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7)
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return monthOf(new Date(Date.UTC(year, number, 1)))
}
