import { z } from 'zod'
import { FactKey } from './facts/groups.ts'
import { FactEvidence } from './facts/recorded.ts'

/** The seven principles of the paper, by number. */
export const PRINCIPLES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const
export const PrincipleId = z.enum(PRINCIPLES)
export type PrincipleId = z.infer<typeof PrincipleId>

/** The five outcomes of a criterion. `unknown` counts like `false` and is not the same; `not-applicable` leaves the denominator. */
export const OUTCOMES = ['true', 'partly', 'false', 'unknown', 'not-applicable'] as const
export const Outcome = z.enum(OUTCOMES)
export type Outcome = z.infer<typeof Outcome>

/** What each outcome counts in the mean; null: it does not count. */
export const POINTS = { true: 1, partly: 0.5, false: 0, unknown: 0, 'not-applicable': null } as const satisfies Record<
  Outcome,
  number | null
>

/** Where a finding is mended: the group that is recorded in a form, or a room of the version's own pages. */
export const REMEDY_PLACES = ['licences', 'preferences', 'archive', 'next-version', 'runs'] as const
export const Remedy = z.strictObject({
  says: z.string(),
  fact: FactKey.nullable(),
  place: z.enum(REMEDY_PLACES).nullable(),
})
export type Remedy = z.infer<typeof Remedy>

/**
 * What one probe found: the outcome, the reason in a sentence, the unit of a share where one was counted, and the evidence.
 * `basis`: what the registry sees by itself (the version record, its checks, its observations), or what people recorded.
 * `capped`: everything asked for is said, and without valid evidence it counts half. `remedy` null: nothing is left to mend.
 */
export const Finding = z.strictObject({
  criterion: z.string().regex(/^[1-7]\.[1-6]$/),
  outcome: Outcome,
  reason: z.string(),
  capped: z.boolean(),
  basis: z.enum(['registry', 'recorded']),
  share: z.strictObject({ value: z.number(), unit: z.string() }).nullable(),
  evidence: z.array(FactEvidence),
  remedy: Remedy.nullable(),
})
export type Finding = z.infer<typeof Finding>
