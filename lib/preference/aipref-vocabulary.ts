import { TRAINING_LEAVES, USAGE_LEAVES, type UsageLeaf } from './preference.ts'

/** The edition of the list of usage categories (draft-ietf-aipref-vocab-08 of 2026-09-13); stored with what was read by it. */
export const AIPREF_EDITION = 'aipref-vocab/08'

/** The labels of the edition, in its order. */
export const AIPREF_LABELS = ['train-ai', 'ai-use', 'search'] as const
export type AiprefLabel = (typeof AIPREF_LABELS)[number]

/** What a label speaks of. `legacy`: a label of an older draft, unknown to today's reader. `drafts`: where it stands. */
export type UsageCategory = { leaves: readonly UsageLeaf[]; basis: 'explicit' | 'legacy'; drafts: string }

const CATEGORIES: ReadonlyMap<string, UsageCategory> = new Map([
  ['train-ai', { leaves: ['train-gen'], basis: 'explicit', drafts: '-05 to -08, s4.1' }],
  ['ai-use', { leaves: ['ai-input'], basis: 'explicit', drafts: '-08 s4.2' }],
  ['search', { leaves: ['search'], basis: 'explicit', drafts: '-05 to -08, s4.3' }],
  ['train-genai', { leaves: ['train-gen'], basis: 'legacy', drafts: '-02, -03' }],
  ['tdm', { leaves: USAGE_LEAVES, basis: 'legacy', drafts: '-01' }],
  ['all', { leaves: USAGE_LEAVES, basis: 'legacy', drafts: '-02' }],
  ['bots', { leaves: USAGE_LEAVES, basis: 'legacy', drafts: '-03, -04' }],
  ['ai', { leaves: TRAINING_LEAVES, basis: 'legacy', drafts: '-01' }],
  ['genai', { leaves: ['train-gen'], basis: 'legacy', drafts: '-01' }],
  ['inference', { leaves: ['ai-input'], basis: 'legacy', drafts: '-01' }],
  ['ai-output', { leaves: ['ai-input'], basis: 'legacy', drafts: '-04' }],
])

/** The first day on which `train-ai` meant what it means now; before it, any machine learning (vocab-02 and -03). */
export const TRAIN_AI_NARROWED = '2025-10-01'

const TRAIN_AI_BEFORE: UsageCategory = { leaves: TRAINING_LEAVES, basis: 'legacy', drafts: '-02, -03' }

/**
 * The categories of a label, none where no draft has it. `isOld`: the statement is dated before `train-ai` was narrowed, so the wider
 * meaning stands beside today's.
 */
export function findCategories(label: string, { isOld = false }: { isOld?: boolean } = {}): UsageCategory[] {
  const found = CATEGORIES.get(label)
  if (found === undefined) return []
  return isOld && label === 'train-ai' ? [found, TRAIN_AI_BEFORE] : [found]
}
