import { type Mechanism, type Profile, USAGE_LEAVES, type UsageLeaf } from './preference.ts'

const TRAINING: readonly UsageLeaf[] = ['train-gen', 'train-nongen']
const MINING: readonly UsageLeaf[] = [...TRAINING, 'tdm-other']

/** Which leaves a place can speak about where a mechanism cannot speak about all six (`preferences.md` §5.2, R9; ours). */
const REACH: Partial<Record<Mechanism, { literal: readonly UsageLeaf[]; protective: readonly UsageLeaf[] }>> = {
  tdmrep: { literal: MINING, protective: [...MINING, 'ai-input', 'ai-index'] },
  'ai-txt-well-known': { literal: [...TRAINING, 'ai-index'], protective: [...TRAINING, 'ai-index'] },
  'ai-txt': { literal: TRAINING, protective: TRAINING },
  'trust-txt': { literal: TRAINING, protective: TRAINING },
  registry: { literal: TRAINING, protective: TRAINING },
  c2pa: { literal: [...MINING, 'ai-input'], protective: [...MINING, 'ai-input'] },
}

/** The leaves on hold when a place of this mechanism was asked and could not be read. */
export function reachOf(mechanism: Mechanism, profile: Profile): UsageLeaf[] {
  return [...(REACH[mechanism]?.[profile] ?? USAGE_LEAVES)]
}
