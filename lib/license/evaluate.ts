import { z } from 'zod'
import { type Issue, Refusal } from '../error.ts'
import { judgeLicenses } from './aggregate.ts'
import { faultOfExpression } from './expression-fault.ts'
import { LICENSE_TERMS_EDITION, LICENSE_TERMS_EDITIONS } from './terms.ts'
import { LicensePart, LicenseUse, type LicenseVerdict } from './verdict.ts'

/** The most parts that one question may have. */
export const MAX_PARTS = 10_000
const TOO_MANY = 'At most 10,000 parts.'

/** A question about licences alone: one expression, or up to 10,000 parts, and what they are wanted for (`licences.md` §5). */
export const LicenseEvaluation = z
  .strictObject({
    expression: z.string().max(100_000).optional().describe('One SPDX expression; or `parts`'),
    parts: z.array(LicensePart).min(1, 'Name at least one part.').max(MAX_PARTS, TOO_MANY).optional(),
    use: LicenseUse,
    commercial: z.boolean().nullable().default(null).describe('Left out or null: not stated'),
    outbound: z.string().max(10_000).nullable().default(null).describe('One SPDX id under which the whole is released'),
    terms: z
      .enum([...LICENSE_TERMS_EDITIONS])
      .default(LICENSE_TERMS_EDITION)
      .describe('The edition of the terms table'),
  })
  .refine(({ expression, parts }) => (expression === undefined) !== (parts === undefined), {
    message: 'Send either "expression" or "parts", one of the two.',
  })
export type LicenseEvaluation = z.infer<typeof LicenseEvaluation>

/** The verdict on the question. Refuses an expression that does not parse, with its place, the column and what may be meant. */
export function evaluateLicenses(asked: LicenseEvaluation): LicenseVerdict {
  const { expression, use, commercial, outbound, terms } = asked
  const parts = asked.parts ?? [LicensePart.parse({ expression: expression ?? '' })]
  const issues = parts.flatMap((part, index): Issue[] => {
    const fault = faultOfExpression(part.expression)
    return fault === null ? [] : [{ at: asked.parts ? `/parts/${index}/expression` : '/expression', message: fault }]
  })
  const [first] = issues
  if (first !== undefined) throw new Refusal('invalid', `${first.at}: ${first.message}`, issues.slice(0, 100))
  return judgeLicenses(parts, { use, commercial, outbound }, terms)
}
