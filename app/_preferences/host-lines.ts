import type { Mechanism, UsageLeaf } from '#lib/preference/preference.ts'
import type { ShareWord } from '#lib/preference/shares.ts'

/** A host of a version in one profile: its records, the words that apply to them by use, and the mechanisms that decide the chosen use. */
export type HostLine = {
  host: string
  records: number
  tokens: number | null
  words: Readonly<Record<UsageLeaf, readonly ShareWord[]>>
  mechanisms: readonly Mechanism[]
}
