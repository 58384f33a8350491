import { findCategories } from './aipref-vocabulary.ts'
import { ccCondition } from './cc-signals.ts'
import { type Basis, type Effects, type Mechanism, PreferenceStatement, type SignalEvidence } from './preference.ts'
import type { UsageDictionary, UsageMember } from './usage-dictionary.ts'

/**
 * Where a usage statement stands. `isOld`: dated before `train-ai` was narrowed. `isStricterReading`: it counts by another reading of the
 * file alone, so in the protective profile, and only where it denies.
 */
export type UsagePlace = {
  locator: string
  addressee: '*' | string[]
  evidence: SignalEvidence[]
  isOld: boolean
  isStricterReading: boolean
}

type Part = { mechanism: Mechanism; basis: Basis; condition: string | null; effects: Effects }

/** A usage statement as statements about leaves, one for each basis and condition; a deny with a CC signal is told under that name. */
export function usageStatements({ members }: UsageDictionary, place: UsagePlace): PreferenceStatement[] {
  const parts = new Map<string, Part>()
  for (const part of members.flatMap((member) => partsOf(member, place))) {
    const key = `${part.mechanism} ${part.basis} ${part.condition}`
    parts.set(key, { ...part, effects: { ...parts.get(key)?.effects, ...part.effects } })
  }
  return [...parts.values()].map((part) => statementOf(part, place))
}

/** An older label denies, and never allows (`preferences.md` §5.3). */
function partsOf(member: UsageMember, { isOld, isStricterReading }: UsagePlace): Part[] {
  const condition = ccCondition(member)
  const word = member.value === 'n' ? ('deny' as const) : ('allow' as const)
  return findCategories(member.label, { isOld })
    .filter(({ basis }) => word === 'deny' || (basis === 'explicit' && !isStricterReading))
    .map(({ leaves, basis }) => ({
      mechanism: condition === null ? 'content-usage' : 'cc-signals',
      basis,
      condition,
      effects: Object.fromEntries(leaves.map((leaf) => [leaf, word])),
    }))
}

function statementOf({ mechanism, basis, condition, effects }: Part, place: UsagePlace): PreferenceStatement {
  const marks = [
    ...(basis === 'legacy' ? ['legacy'] : []),
    ...(condition === null ? [] : [`unless ${condition}`]),
    ...(place.isStricterReading ? ['protective'] : []),
  ]
  return PreferenceStatement.parse({
    id: [`${mechanism}:${place.locator}`, ...marks].join(' '),
    mechanism,
    effects,
    basis,
    condition,
    addressee: place.addressee,
    ...(place.isStricterReading && { profiles: ['protective'] }),
    flags: basis === 'legacy' ? ['legacy-label'] : [],
    evidence: place.evidence,
  })
}
