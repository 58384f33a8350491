import { z } from 'zod'
import { LICENSE_LAYERS } from './statement.ts'

/** The rules of `aggregate.ts`; raised whenever one of them answers differently. Stored with every verdict. */
export const LICENSE_RULES_VERSION = 'license-rules/1'

/** What someone means to do with a version or a mixture (`licences.md` §5). */
export const LICENSE_USES = [
  'research',
  'commercial-training',
  'redistribution',
  'derived-dataset',
  'model-release',
] as const
export const LicenseUse = z.enum(LICENSE_USES)
export type LicenseUse = z.infer<typeof LicenseUse>

/** How a part enters an aggregate: kept whole, changed, extracted from a database, or named by address only (§6). */
export const PART_MODES = ['collection', 'adapted', 'database-merge', 'pointers'] as const
export const PartMode = z.enum(PART_MODES)
export type PartMode = z.infer<typeof PartMode>

/** The three answers. Unknown is an answer. */
export const VERDICTS = ['allowed', 'disallowed', 'unknown'] as const
export type LicenseVerdictWord = (typeof VERDICTS)[number]

/** Reasons that refuse, in the order in which they are listed (§7). */
export const REFUSALS = [
  'permission-withheld',
  'no-derivatives',
  'non-commercial',
  'no-licence',
  'share-alike-empty',
  'share-alike-outbound',
  'grants-too-much',
] as const

/** Reasons that leave the answer open. */
export const DOUBTS = [
  'not-determined',
  'contents-unlicensed',
  'terms-missing',
  'permission-unknown',
  'commercial-not-stated',
  'contract-terms',
  'field-of-use',
  'too-many-alternatives',
] as const

/** What is worth saying and decides nothing. */
export const REMARKS = ['pointers-only', 'model-status-open', 'duties-missing'] as const

export const REASON_CODES = [...REFUSALS, ...DOUBTS, ...REMARKS] as const
export const ReasonCode = z.enum(REASON_CODES)
export type ReasonCode = z.infer<typeof ReasonCode>

/** How an aggregate stands against the licence under which it is to be released (§7.8). */
export const AGAINST = ['conflict', 'missing-duties', 'unknown', 'consistent'] as const

/**
 * A part as the rules read it. `expression`: SPDX, `NOASSERTION` or `NONE`. `share`: of the whole, 0 to 1, null where not known.
 * `id` names it in the answer; left out, it is the part's place, counted from 1.
 */
export const LicensePart = z.strictObject({
  id: z.string().min(1).max(500).optional(),
  expression: z.string().max(100_000),
  share: z.number().min(0).max(1).nullable().default(null),
  mode: PartMode.optional(),
  layer: z.enum(LICENSE_LAYERS).default('content'),
})
export type LicensePart = z.infer<typeof LicensePart>
export type LicensePartInput = z.input<typeof LicensePart>

/** What is asked: the use, whether it is commercial (left out: not stated), and the licence of release, if there is one. */
export const LicenseQuestion = z.strictObject({
  use: LicenseUse,
  commercial: z.boolean().nullable().default(null),
  outbound: z.string().max(10_000).nullable().default(null),
})
export type LicenseQuestion = z.infer<typeof LicenseQuestion>

/**
 * One reason of a verdict. `parts`: the ids that cause it, in the order given. `license`: the id of the terms entry that
 * decides, or the expression where there is none. `permission`, `conditions`: which of its columns. `basis`: that
 * entry's letters (T alone: terms not yet checked against the text). `branch`: of an OR, the branch that was chosen.
 */
export const LicenseReason = z.strictObject({
  code: ReasonCode,
  parts: z.array(z.string()),
  license: z.string(),
  permission: z.string().nullable(),
  conditions: z.array(z.string()),
  outboundAllowed: z.array(z.string()),
  basis: z.string().nullable(),
  branch: z.string().nullable(),
})
export type LicenseReason = z.infer<typeof LicenseReason>

/** A duty (a word of the terms table's conditions) and the parts that cause it. */
export const LicenseDuty = z.strictObject({ duty: z.string(), parts: z.array(z.string()) })
export type LicenseDuty = z.infer<typeof LicenseDuty>

/** Where an expression leaves a choice: the branch that was taken, and for which parts. */
export const LicenseChoice = z.strictObject({ parts: z.array(z.string()), expression: z.string(), branch: z.string() })
export type LicenseChoice = z.infer<typeof LicenseChoice>

/** The answer: the same input, terms edition and rules give the same answer, byte for byte. */
export const LicenseVerdict = z.strictObject({
  verdict: z.enum(VERDICTS),
  reasons: z.array(LicenseReason),
  duties: z.array(LicenseDuty),
  choices: z.array(LicenseChoice),
  against: z.enum(AGAINST).nullable().describe('Against the licence of release; null where none was named'),
  open: z.enum(['yes', 'no', 'unknown']).describe('Whether the whole may be called open (Open Definition)'),
  outboundAllowed: z
    .array(z.string())
    .nullable()
    .describe('The licences of release that share-alike leaves; null: any'),
  rules: z.string(),
  terms: z.string(),
})
export type LicenseVerdict = z.infer<typeof LicenseVerdict>
