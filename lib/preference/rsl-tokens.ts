import { TRAINING_LEAVES, USAGE_LEAVES, type UsageLeaf } from './preference.ts'

/** The leaves of each token of usage (RSL 1.0 s3.4.1.1). */
const USAGE: ReadonlyMap<string, readonly UsageLeaf[]> = new Map<string, readonly UsageLeaf[]>([
  ['all', USAGE_LEAVES],
  ['ai-all', [...TRAINING_LEAVES, 'ai-input', 'ai-index']],
  ['ai-train', TRAINING_LEAVES],
  ['ai-input', ['ai-input']],
  ['ai-index', ['ai-index']],
  ['search', ['search']],
])

/** What older drafts and templates wrote (`preferences.md` §2.9): they deny in the protective reading, and never allow. */
const LEGACY: ReadonlyMap<string, readonly UsageLeaf[]> = new Map([['train-ai', TRAINING_LEAVES]])

/** The leaves that a licence which can't be read is taken to speak about, in the protective reading. */
export const RSL_AI_LEAVES: readonly UsageLeaf[] = [...TRAINING_LEAVES, 'ai-input', 'ai-index']

/** Tokens as leaves: `leaves` by the letter, `legacy` what the rest means by an older draft; `isStrange`: there is such a rest. */
export type RslTokens = { leaves: UsageLeaf[]; legacy: UsageLeaf[]; isStrange: boolean }

/** Reads a list of tokens, which white space parts; drafts before 1.0 had commas. */
export function rslTokens(text: string): RslTokens {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const strange = words.filter((word) => !USAGE.has(word))
  const parts = strange.flatMap((word) => word.toLowerCase().split(','))
  return {
    leaves: leavesAmong(words.flatMap((word) => USAGE.get(word) ?? [])),
    legacy: leavesAmong(parts.flatMap((part) => USAGE.get(part) ?? LEGACY.get(part) ?? [])),
    isStrange: strange.length > 0,
  }
}

function leavesAmong(found: readonly UsageLeaf[]): UsageLeaf[] {
  return USAGE_LEAVES.filter((leaf) => found.includes(leaf))
}
