import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, Evidence, requiredText } from '../evidence.ts'
import { faultOfExpression } from './expression-fault.ts'
import { STANDINGS } from './licensing.ts'
import { LICENSE_BASES, LICENSE_LAYERS, LICENSE_READ_FROM } from './statement.ts'

/** An SPDX expression, `NONE` or `NOASSERTION`; anything else is refused with the column of the fault. */
export const WrittenExpression = boundedText(10_000).superRefine((text, context) => {
  const fault = faultOfExpression(text)
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
})

/**
 * What an auditor concludes about one or more parts of a version (`licences.md` §2). `parts`: ids such as `version` and
 * `source/0`. `confidence`: 0 to 5, null where it is not said. No evidence: it stands, marked as without.
 */
export const ConclusionDraft = z.strictObject({
  parts: z.array(requiredText(600)).min(1, 'Name at least one part.').max(10_000),
  layer: z.enum(LICENSE_LAYERS).default('content'),
  expression: WrittenExpression,
  raw: boundedText(20_000).default(''),
  basis: z.enum(LICENSE_BASES).nullable().default(null),
  readFrom: z.enum(LICENSE_READ_FROM).nullable().default(null),
  reason: requiredText(4000),
  confidence: z.number().int().min(0).max(5).nullable().default(null),
  evidence: z.array(Evidence).max(50).default([]),
})
export type ConclusionDraft = z.infer<typeof ConclusionDraft>

/** What a second person may say to a conclusion, and what its author may. */
export const STANCES = ['confirm', 'disagree', 'take-back'] as const
export type Stance = (typeof STANCES)[number]

/** A second person's word: `expression` is what they would conclude instead, empty where they confirm or offer nothing. */
export const OpinionDraft = z
  .strictObject({
    stance: z.enum(STANCES),
    reason: boundedText(4000).default(''),
    expression: WrittenExpression.or(z.literal('')).default(''),
  })
  .refine(({ stance, reason }) => stance === 'confirm' || reason !== '', {
    path: ['reason'],
    message: 'Say why, so that others can follow.',
  })
export type OpinionDraft = z.infer<typeof OpinionDraft>

/** A conclusion as the API tells it. `by` is the name under which a person concludes in public. */
export const PublicConclusion = z.strictObject({
  id: z.uuid(),
  version: Digest,
  part: z.string(),
  layer: z.enum(LICENSE_LAYERS),
  expression: z.string(),
  raw: z.string(),
  basis: z.enum(LICENSE_BASES).nullable(),
  readFrom: z.enum(LICENSE_READ_FROM).nullable(),
  reason: z.string(),
  confidence: z.number().int().nullable(),
  standing: z.enum(STANDINGS),
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  evidence: z.array(Evidence),
  opinions: z.array(
    z.strictObject({
      stance: z.enum(STANCES),
      expression: z.string(),
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime({ offset: true }),
    }),
  ),
})
export type PublicConclusion = z.infer<typeof PublicConclusion>

/** Where a conclusion stands among the states that one made after publishing can have. */
export type ConclusionState = Exclude<(typeof STANDINGS)[number], 'recorded'>

/** Who speaks: the author, or another person and whether they may decide (steward or owner) or only conclude (auditor). */
export type Speaker = 'author' | 'steward' | 'auditor'

/** The state that follows, or why the word is not taken. */
export type Step = { kind: 'becomes'; state: ConclusionState } | { kind: 'refused'; why: string }

/**
 * What a word does to a conclusion. Nobody confirms their own. A proposal is confirmed by any second person who may
 * conclude; once someone disagrees only a steward settles it. Whoever disagrees with a confirmed one is heard in sight,
 * and it stays confirmed. What was superseded or taken back is history.
 */
export function stepOf(state: ConclusionState, stance: Stance, speaker: Speaker): Step {
  if (state === 'superseded' || state === 'declined') return refused('This conclusion is history. Propose a new one.')
  if (stance === 'take-back') {
    if (speaker !== 'author') return refused('Only who proposed a conclusion takes it back.')
    return state === 'confirmed'
      ? refused('It is confirmed. Propose another one, which takes its place.')
      : becomes('declined')
  }
  if (speaker === 'author') return refused('A second person confirms or disagrees. You may take it back.')
  if (stance === 'disagree') return becomes(state === 'confirmed' ? 'confirmed' : 'disputed')
  if (state === 'confirmed') return refused('It is confirmed already.')
  if (state === 'disputed' && speaker !== 'steward')
    return refused('Someone disagrees, so a steward or owner settles it.')
  return becomes('confirmed')
}

function becomes(state: ConclusionState): Step {
  return { kind: 'becomes', state }
}

function refused(why: string): Step {
  return { kind: 'refused', why }
}
