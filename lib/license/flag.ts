import type { LicensedPart } from './licensing.ts'

/** Red flags of licences (`licences.md` §10): shown beside verdicts and scores, never averaged away. */
export const LICENSE_FLAGS = [
  'declared-differs',
  'claims-where-none-found',
  'collection-licence-broader-than-parts',
  'hidden-nc',
  'hidden-nd',
  'hidden-share-alike',
  'public-domain-restricted',
  'licence-evidence-missing-or-unarchived',
  'evidence-younger-than-retrieval',
  'evidence-stale',
  'statement-not-grant',
  'database-licence-over-unlicensed-contents',
  'contract-terms-inside',
  'ambiguous-family',
  'host-boilerplate',
  'licence-changed',
] as const
export type LicenseFlagCode = (typeof LICENSE_FLAGS)[number]

/** One red flag: which, what it says in a sentence, the ids of the parts that raise it, and the evidence that bears it out. */
export type LicenseFlag = { code: LicenseFlagCode; says: string; parts: string[]; evidence: string[] }

/** What one part raises, before the same flag of several parts is told as one. */
export type Raised = { code: LicenseFlagCode; part: string; evidence: readonly string[] }

/** What the rules know beside the part: that of the version as a whole, and the edition of the terms table. */
export type FlagContext = { whole: LicensedPart | null; edition: string }

/** Those of the flags that a part raises, all by the same evidence. */
export function raise(
  part: LicensedPart,
  evidence: readonly string[],
  codes: readonly (readonly [LicenseFlagCode, boolean])[],
): Raised[] {
  return codes.flatMap(([code, isRaised]) => (isRaised ? [{ code, part: part.id, evidence }] : []))
}
