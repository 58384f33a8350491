import { z } from 'zod'

/** The decision model; raised whenever a rule of `combine.ts` or a row of the vocabulary answers differently. */
export const PREFERENCE_RULES_VERSION = 'preference-rules/1'

/** The six usage leaves, which do not overlap (`preferences.md` §4): every label of every mechanism maps to a set of them. */
export const USAGE_LEAVES = ['search', 'ai-index', 'ai-input', 'train-gen', 'train-nongen', 'tdm-other'] as const
export const UsageLeaf = z.enum(USAGE_LEAVES)
export type UsageLeaf = z.infer<typeof UsageLeaf>

/** The leaves that change a model's parameters. */
export const TRAINING_LEAVES = ['train-gen', 'train-nongen'] as const satisfies readonly UsageLeaf[]

/** The usages for which a version is offered where it says nothing else (`preferences.md` §4; ours). */
export const PURPOSES = ['train-gen', 'train-nongen', 'tdm-other'] as const satisfies readonly UsageLeaf[]

/** The mechanisms, by the key under which a statement, a signal and the file that reads it are named. */
export const MECHANISMS = [
  'robots-txt',
  'ai-agent',
  'control-token',
  'content-usage',
  'content-signal',
  'tdmrep',
  'ai-txt',
  'ai-txt-well-known',
  'robots-tag',
  'c2pa',
  'iptc-plus',
  'rsl',
  'cc-signals',
  'tdm-ai',
  'trust-txt',
  'terms',
  'registry',
] as const
export const Mechanism = z.enum(MECHANISMS)
export type Mechanism = z.infer<typeof Mechanism>

/**
 * How a leaf follows from what was written. `explicit`: the text names it. `derived`: it defines a class that contains it.
 * `contested`: readers disagree. `legacy`: a label of an older draft. `agent-scoped`: for the named parties. `proxy`: inferred.
 */
export const BASES = ['explicit', 'derived', 'contested', 'legacy', 'agent-scoped', 'proxy'] as const
export const Basis = z.enum(BASES)
export type Basis = z.infer<typeof Basis>

/** What an agent's name is for, by the list of AI product tokens. */
export const AGENT_PURPOSES = [
  'train',
  'dataset',
  'control-token',
  'search',
  'user-fetch',
  'agent',
  'data-provider',
  'tool',
  'unknown',
] as const
export const AgentPurpose = z.enum(AGENT_PURPOSES)
export type AgentPurpose = z.infer<typeof AgentPurpose>

/** What was written, where: the place (an address or a header's name), the line or pointer in it, and the words. */
export const SignalEvidence = z.strictObject({ location: z.string(), locator: z.string(), quote: z.string() })
export type SignalEvidence = z.infer<typeof SignalEvidence>

export const Effects = z.partialRecord(UsageLeaf, z.enum(['allow', 'deny']))
export type Effects = z.infer<typeof Effects>

/**
 * The outcome of one mechanism for one URL, after that mechanism's own precedence. `addressee`: whom it addresses, everyone or
 * these agents or parties; `purpose`: what those agents are for. `profiles`: in which reading it stands. A `weak` allow is
 * nobody's decision; `verified` false: a signature that does not hold; `condition`: under what it would be otherwise.
 */
export const PreferenceStatement = z.strictObject({
  id: z.string(),
  mechanism: Mechanism,
  effects: Effects,
  basis: Basis,
  addressee: z.literal('*').or(z.array(z.string())),
  purpose: AgentPurpose.nullable().default(null),
  profiles: z.array(z.enum(['literal', 'protective'])).default(['literal', 'protective']),
  freshness: z.enum(['fresh', 'stale']).default('fresh'),
  weak: z.boolean().default(false),
  verified: z.boolean().nullable().default(null),
  condition: z.string().nullable().default(null),
  flags: z.array(z.string()).default([]),
  evidence: z.array(SignalEvidence).default([]),
})
export type PreferenceStatement = z.infer<typeof PreferenceStatement>
export type PreferenceStatementInput = z.input<typeof PreferenceStatement>

/** A place that was asked and could not be read: which, why, since when, and what it could have spoken about. */
export const UnreadPlace = z.strictObject({
  id: z.string(),
  place: z.string(),
  failure: z.string(),
  since: z.string().nullish(),
  leaves: z.array(UsageLeaf),
  profiles: z.array(z.enum(['literal', 'protective'])).default(['literal', 'protective']),
})
export type UnreadPlace = z.infer<typeof UnreadPlace>

/** A permission that somebody recorded for one grantee: a contract, a licence token. */
export const Grant = z.strictObject({
  id: z.string(),
  grantee: z.string(),
  leaves: z.array(UsageLeaf),
  verified: z.boolean(),
  valid: z.boolean(),
})
export type Grant = z.infer<typeof Grant>

/** `literal`: what the publisher said. `protective`: also contested, legacy and inferred readings, for denies only (§6). */
export const PROFILES = ['literal', 'protective'] as const
export type Profile = (typeof PROFILES)[number]

/** The values of a leaf, from the loosest to the strictest; `allow-by-grant` stands outside the chain. */
export const LEAF_VALUES = ['unspecified', 'allow', 'unreadable', 'deny', 'allow-by-grant'] as const
export const LeafValue = z.enum(LEAF_VALUES)
export type LeafValue = z.infer<typeof LeafValue>

/** What is told to people: allowed, disallowed, or unknown. */
export const USAGE_WORDS = ['allowed', 'disallowed', 'unknown'] as const
export const UsageWord = z.enum(USAGE_WORDS)
export type UsageWord = z.infer<typeof UsageWord>

/** The word for a value: nothing said and not readable are both unknown, the latter on hold. */
export function usageWord(value: LeafValue): UsageWord {
  if (value === 'deny') return 'disallowed'
  return value === 'allow' || value === 'allow-by-grant' ? 'allowed' : 'unknown'
}
