import { z } from 'zod'
import { boundedText, Evidence, requiredText, Timestamp } from '../evidence.ts'
import { FactEvidence } from './facts/recorded.ts'
import { Finding } from './finding.ts'

/** What a maintainer says to a finding: a note, with evidence. It is shown beside the finding and never counted. */
export const FindingAnswerDraft = z.strictObject({
  criterion: Finding.shape.criterion,
  note: requiredText(4000),
  evidence: z.array(Evidence).max(50).default([]),
})
export type FindingAnswerDraft = z.infer<typeof FindingAnswerDraft>

/** What an auditor says to an answer. Whoever declines says why. */
export const ANSWER_STANCES = ['accept', 'decline'] as const
export const AnswerOpinionDraft = z
  .strictObject({ stance: z.enum(ANSWER_STANCES), reason: boundedText(4000).default('') })
  .refine(({ stance, reason }) => stance === 'accept' || reason !== '', {
    path: ['reason'],
    message: 'Say why, so that others can follow.',
  })
export type AnswerOpinionDraft = z.infer<typeof AnswerOpinionDraft>

/** An answer as it is shown: `standing` is what the newest opinion makes of it, `open` where no auditor has spoken. */
export const FindingAnswer = z.strictObject({
  id: z.uuid(),
  criterion: Finding.shape.criterion,
  note: z.string(),
  evidence: z.array(FactEvidence),
  by: z.string(),
  at: Timestamp,
  standing: z.enum(['open', 'accepted', 'declined']),
  opinions: z.array(
    z.strictObject({ stance: z.enum(ANSWER_STANCES), reason: z.string(), by: z.string(), at: Timestamp }),
  ),
})
export type FindingAnswer = z.infer<typeof FindingAnswer>
