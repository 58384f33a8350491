/** What came of fetching an evidence page again. */
export const EVIDENCE_OUTCOMES = ['as-quoted', 'changed', 'vanished', 'failed'] as const
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number]

/** Where an evidence page stands, between checks. */
export const EVIDENCE_STATES = ['unchecked', 'as-quoted', 'changed', 'vanished', 'unreachable'] as const
