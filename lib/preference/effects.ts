import { type Effects, USAGE_LEAVES, type UsageLeaf } from './preference.ts'

/** The same word for each of the leaves. */
export function effectsOn(leaves: readonly UsageLeaf[], word: 'allow' | 'deny'): Effects {
  const effects: Effects = {}
  for (const leaf of leaves) effects[leaf] = word
  return effects
}

/** What of the effects refuses: the stricter readings of a text deny, and never allow (`preferences.md` §6). */
export function deniesOf(effects: Effects): Effects {
  const denies: Effects = {}
  for (const leaf of leavesOf(effects)) if (effects[leaf] === 'deny') denies[leaf] = 'deny'
  return denies
}

/** The leaves that the effects speak about. */
export function leavesOf(effects: Effects): UsageLeaf[] {
  return USAGE_LEAVES.filter((leaf) => effects[leaf] !== undefined)
}
