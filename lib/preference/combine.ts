import {
  type Grant,
  type LeafValue,
  type PreferenceStatement,
  type Profile,
  TRAINING_LEAVES,
  type UnreadPlace,
  USAGE_LEAVES,
  type UsageLeaf,
} from './preference.ts'

/** Who asks. `identities`: our agent, and that of the archive the copy came from. `grantee`: for whom a grant would count. */
export type CombineContext = { identities: readonly string[]; grantee?: string | null }

export type CombineInput = {
  statements: readonly PreferenceStatement[]
  unread?: readonly UnreadPlace[]
  grants?: readonly Grant[]
  context: CombineContext
}

/** A leaf's value, the rule that gave it (`R5`, `R7`, `R9`), what decided, and the conditions that the value carries. */
export type LeafDecision = { value: LeafValue; rule: string; deciding: string[]; conditions: string[] }
export type Decision = Record<UsageLeaf, LeafDecision>

/**
 * What follows for each leaf from the statements of all mechanisms: the strictest across them (`preferences.md` §5.2, rules R1
 * to R9; ours). Commutative and idempotent; a further statement or failure never loosens, only a grant does.
 */
export function combinePreferences(input: CombineInput, profile: Profile): Decision {
  const kept = input.statements.filter((statement) => statement.profiles.includes(profile))
  const decide = (leaf: UsageLeaf): LeafDecision => {
    const denies = kept.filter((one) => one.effects[leaf] === 'deny' && denyCounts(one, leaf, input.context, profile))
    const allows = kept.filter((one) => one.effects[leaf] === 'allow' && allowCounts(one, input.context))
    const unread = (input.unread ?? []).filter((one) => one.profiles.includes(profile) && one.leaves.includes(leaf))
    return granted(decideLeaf(denies, allows, unread), leaf, input)
  }
  return {
    search: decide('search'),
    'ai-index': decide('ai-index'),
    'ai-input': decide('ai-input'),
    'train-gen': decide('train-gen'),
    'train-nongen': decide('train-nongen'),
    'tdm-other': decide('tdm-other'),
  }
}

/** The stricter of two values in the chain unspecified < allow < unreadable < deny; what a new version takes of then and now. */
export function stricter(a: LeafValue, b: LeafValue): LeafValue {
  const chain: readonly LeafValue[] = ['unspecified', 'allow-by-grant', 'allow', 'unreadable', 'deny']
  return chain.indexOf(a) >= chain.indexOf(b) ? a : b
}

function decideLeaf(
  denies: readonly PreferenceStatement[],
  allows: readonly PreferenceStatement[],
  unread: readonly UnreadPlace[],
): LeafDecision {
  if (denies.length > 0) {
    const isConditional = denies.every(({ condition }) => condition !== null)
    return { value: 'deny', rule: 'R5', deciding: idsOf(denies), conditions: isConditional ? conditionsOf(denies) : [] }
  }
  if (unread.length > 0) return { value: 'unreadable', rule: 'R9', deciding: idsOf(unread), conditions: [] }
  if (allows.length > 0)
    return { value: 'allow', rule: 'R5', deciding: idsOf(allows), conditions: conditionsOf(allows) }
  return { value: 'unspecified', rule: 'R5', deciding: [], conditions: [] }
}

/** R7: a verified, valid grant to this grantee lifts a denied or unreadable leaf. */
function granted(decision: LeafDecision, leaf: UsageLeaf, { grants = [], context }: CombineInput): LeafDecision {
  if (decision.value !== 'deny' && decision.value !== 'unreadable') return decision
  const own = grants.filter(
    ({ grantee, leaves, verified, valid }) =>
      verified && valid && leaves.includes(leaf) && context.grantee !== undefined && grantee === context.grantee,
  )
  return own.length === 0 ? decision : { value: 'allow-by-grant', rule: 'R7', deciding: idsOf(own), conditions: [] }
}

/** R1, R2 and R4. */
function denyCounts(
  statement: PreferenceStatement,
  leaf: UsageLeaf,
  context: CombineContext,
  profile: Profile,
): boolean {
  const isOurs = addressesUs(statement, context)
  if (profile === 'literal')
    return isOurs && (isLiteral(statement) || (statement.basis === 'agent-scoped' && statement.addressee !== '*'))
  return isOurs || (isRefusedTrainer(statement) && TRAINING_LEAVES.some((training) => training === leaf))
}

/** R1 to R3. */
function allowCounts(statement: PreferenceStatement, context: CombineContext): boolean {
  const isRelied = statement.freshness === 'fresh' && !statement.weak && statement.verified !== false
  return isRelied && isLiteral(statement) && addressesUs(statement, context)
}

function isLiteral({ basis }: PreferenceStatement): boolean {
  return basis === 'explicit' || basis === 'derived'
}

function addressesUs({ addressee }: PreferenceStatement, { identities }: CombineContext): boolean {
  if (addressee === '*') return true
  const ours = identities.map((identity) => identity.toLowerCase())
  return addressee.some((one) => ours.includes(one.toLowerCase()))
}

function isRefusedTrainer({ purpose }: PreferenceStatement): boolean {
  return purpose === 'train' || purpose === 'dataset' || purpose === 'control-token'
}

function idsOf(items: readonly { id: string }[]): string[] {
  return [...new Set(items.map(({ id }) => id))].sort()
}

function conditionsOf(statements: readonly PreferenceStatement[]): string[] {
  return [...new Set(statements.flatMap(({ condition }) => condition ?? []))].sort()
}

/** The leaves that have anything to tell. */
export function toldLeaves(decision: Decision): UsageLeaf[] {
  return USAGE_LEAVES.filter((leaf) => decision[leaf].value !== 'unspecified')
}
