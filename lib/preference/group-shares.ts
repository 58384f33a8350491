import type { LeafDecision } from './combine.ts'
import type { PreferenceAnswer } from './evaluate.ts'
import { PROFILES, type Profile, USAGE_LEAVES, type UsageLeaf } from './preference.ts'
import type { Amounts, LeafShares, ShareReading, ShareWord } from './shares.ts'

/** Records that are decided alike: of one origin (null: without an address of the web), with one of their addresses as an example. */
export type RecordGroup = {
  origin: string | null
  records: number
  tokens: number | null
  url: string | null
  retrievedAt: string | null
}

/** How what is told of a group is known: by the collector's copies, inferred from ours, by what was observed, or not at all. */
export const GROUP_BASES = ['collector', 'inferred', 'observed', 'none'] as const
export type GroupBasis = (typeof GROUP_BASES)[number]

/**
 * A group with the answer for its example; null where nothing of its origin is known. With `none` and an answer: nobody asked, but a person recorded terms.
 */
export type JudgedGroup = RecordGroup & { basis: GroupBasis; answer: PreferenceAnswer | null }

/** The word for a leaf in shares: what could not be read is a word of its own, and what nobody asked is unknown. */
export function shareWord(decision: LeafDecision | null): ShareWord {
  if (decision === null || decision.value === 'unspecified') return 'unknown'
  if (decision.value === 'deny') return 'disallowed'
  return decision.value === 'unreadable' ? 'on-hold' : 'allowed'
}

/** The mechanisms whose statements decide a leaf, each once. */
export function decidingMechanisms({ evidence }: PreferenceAnswer, { deciding }: LeafDecision): string[] {
  const said = evidence.filter(({ statement }) => deciding.includes(statement))
  return [...new Set(said.map(({ mechanism }) => mechanism))].sort()
}

/** Shares that are being added up, group by group. */
export type ShareSum = { add(group: JudgedGroup): void; total(): ShareReading }

/** Adds up what was decided of groups: shares of records and tokens by leaf, profile, word and mechanism. `countsTokens`: the manifest has tokens. */
export function sumShares(groups: Iterable<JudgedGroup>, countsTokens: boolean): ShareReading {
  const sum = shareSum(countsTokens)
  for (const group of groups) sum.add(group)
  return sum.total()
}

/** The same where the groups come one after the other. */
export function shareSum(countsTokens: boolean): ShareSum {
  const nothing = (): Amounts => ({ records: 0, tokens: countsTokens ? 0 : null })
  const sum = { total: nothing(), observed: nothing(), inferred: nothing(), withoutUrl: nothing() }
  const leaves = PROFILES.flatMap((profile) => USAGE_LEAVES.map((leaf) => emptyLeaf(leaf, profile, nothing)))
  const origins = new Map<string, 'known' | 'asked' | 'unread'>()
  const count = (states: readonly string[]) => [...origins.values()].filter((state) => states.includes(state)).length
  return {
    add(group) {
      add(sum.total, group)
      if (group.origin === null) add(sum.withoutUrl, group)
      if (group.basis !== 'none') add(sum.observed, group)
      if (group.basis === 'inferred') add(sum.inferred, group)
      if (group.origin !== null) origins.set(group.origin, stateOf(group, origins.get(group.origin)))
      for (const leaf of leaves) addTo(leaf, group, nothing)
    },
    total: () => ({
      ...sum,
      origins: { known: origins.size, asked: count(['asked', 'unread']), unread: count(['unread']) },
      leaves,
    }),
  }
}

function emptyLeaf(leaf: UsageLeaf, profile: Profile, nothing: () => Amounts): LeafShares {
  const words = { allowed: nothing(), disallowed: nothing(), unknown: nothing(), 'on-hold': nothing() }
  return { leaf, profile, words, mechanisms: {} }
}

function addTo(shares: LeafShares, group: JudgedGroup, nothing: () => Amounts): void {
  const { answer } = group
  const decision = answer === null ? null : answer[shares.profile][shares.leaf]
  add(shares.words[shareWord(decision)], group)
  if (answer === null || decision === null || (decision.value !== 'deny' && decision.value !== 'allow')) return
  for (const mechanism of decidingMechanisms(answer, decision)) {
    const known = shares.mechanisms[mechanism] ?? { allow: nothing(), deny: nothing() }
    shares.mechanisms[mechanism] = known
    add(known[decision.value], group)
  }
}

/** An origin is unread where a place of it puts any leaf of any of its records on hold. */
function stateOf(
  { basis, answer }: JudgedGroup,
  known: 'known' | 'asked' | 'unread' = 'known',
): 'known' | 'asked' | 'unread' {
  if (basis === 'none' || answer === null || known === 'unread') return known
  return USAGE_LEAVES.some((leaf) => answer.protective[leaf].value === 'unreadable') ? 'unread' : 'asked'
}

function add(sum: Amounts, { records, tokens }: RecordGroup): void {
  sum.records += records
  if (sum.tokens !== null) sum.tokens += tokens ?? 0
}
