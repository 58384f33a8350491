import { type Basis, USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import { LEAF_WORDS } from '#lib/preference/words.ts'

type Said = { effects: Partial<Record<UsageLeaf, 'allow' | 'deny'>>; basis: Basis | string; condition: string | null }

const WHY: Partial<Record<string, string>> = {
  proxy: 'inferred, so only in the protective reading',
  contested: 'contested, so only in the protective reading',
  legacy: 'an older label, so only in the protective reading',
  'agent-scoped': 'for those that it names',
}

/** What a statement does, in a few words: `disallows training generative models (inferred, …)`. Empty where it says nothing of use. */
export function sayStatement({ effects, basis, condition }: Said): string {
  const parts = (['deny', 'allow'] as const).flatMap((effect) => {
    const leaves = USAGE_LEAVES.filter((leaf) => effects[leaf] === effect)
    if (leaves.length === 0) return []
    const names =
      leaves.length === USAGE_LEAVES.length ? 'every use' : leaves.map((leaf) => LEAF_WORDS[leaf].name).join(', ')
    return [`${effect === 'deny' ? 'disallows' : 'allows'} ${names}`]
  })
  if (parts.length === 0) return ''
  const notes = [WHY[basis], condition === null ? undefined : `unless ${condition}`].filter(
    (note) => note !== undefined,
  )
  return notes.length === 0 ? parts.join('; ') : `${parts.join('; ')} (${notes.join('; ')})`
}
