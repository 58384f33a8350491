import { z } from 'zod'
import { Evidence } from '../evidence.ts'
import { EVIDENCE_OUTCOMES } from './evidence-outcome.ts'
import { EvidenceState } from './licensing.ts'

/** One time that a page was fetched again: what came of it, and the sha256 of the bytes that were kept. */
export const EvidenceCheckLine = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  outcome: z.enum(EVIDENCE_OUTCOMES),
  note: z.string(),
  url: z.string(),
  bytes: z.number().nullable(),
  snapshot: z.string().nullable(),
  mediaType: z.string(),
  rule: z.string(),
})
export type EvidenceCheckLine = z.infer<typeof EvidenceCheckLine>

/** What a piece of evidence bears out: a licence that is declared or concluded, or a fact that people recorded. */
export const RESTING_KINDS = ['declared', 'concluded', 'fact'] as const

/** A piece of evidence, how its page stands by now, each time that it was looked at (newest first), and what rests on it. */
export const EvidenceHistory = z.strictObject({
  digest: z.string(),
  evidence: Evidence,
  page: EvidenceState,
  dueAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .describe('When it is to be looked at again; null: it is not watched'),
  checks: z.array(EvidenceCheckLine),
  rests: z.array(
    z.strictObject({
      version: z.string(),
      dataset: z.string(),
      label: z.string(),
      kind: z.enum(RESTING_KINDS),
      expression: z.string().describe('The licence; of a fact the group that was recorded'),
    }),
  ),
})
export type EvidenceHistory = z.infer<typeof EvidenceHistory>
