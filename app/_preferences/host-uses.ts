import { type Profile, USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import { SHARE_WORDS, type ShareWord } from '#lib/preference/shares.ts'

/** For how many records of a host a use has which word. */
export type CountedWord = { word: ShareWord; records: number }

/** Every use with its words over all groups of a host, in the order of the list; a word that no record has is left out. */
export function usesOf(groups: readonly ReadingGroup[], profile: Profile): { leaf: UsageLeaf; words: CountedWord[] }[] {
  return USAGE_LEAVES.map((leaf) => ({
    leaf,
    words: SHARE_WORDS.map((word) => ({
      word,
      records: groups.filter((group) => group[profile][leaf] === word).reduce((sum, { records }) => sum + records, 0),
    })).filter(({ records }) => records > 0),
  }))
}

/** The records of groups together. */
export function recordsOf(groups: readonly ReadingGroup[]): number {
  return groups.reduce((sum, { records }) => sum + records, 0)
}
