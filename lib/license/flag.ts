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
