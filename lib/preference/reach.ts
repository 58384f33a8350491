import { pathnameOf } from './places.ts'
import { type Mechanism, type Profile, USAGE_LEAVES, type UsageLeaf } from './preference.ts'
import type { Signal } from './signal.ts'
import { TDM_FILE_PATH } from './tdmrep-places.ts'

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

/** The leaves that a mechanism can speak about at the place that it has of its own. */
export function reachOf(mechanism: Mechanism, profile: Profile): UsageLeaf[] {
  return [...(REACH[mechanism]?.[profile] ?? USAGE_LEAVES)]
}

/**
 * The leaves on hold when a place was asked for a mechanism and could not be read. A record's own response or file can speak about all of
 * them, whatever it was asked for: only the file of the origin speaks of mining alone by TDMRep.
 */
export function reachAt(
  { mechanism, location }: Pick<Signal, 'mechanism' | 'location'>,
  profile: Profile,
): UsageLeaf[] {
  const isOwn = mechanism === 'tdmrep' && pathnameOf(location) !== TDM_FILE_PATH
  return isOwn ? [...USAGE_LEAVES] : reachOf(mechanism, profile)
}
