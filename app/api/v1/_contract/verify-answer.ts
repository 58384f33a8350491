import { z } from 'zod'
import { UNKNOWN_CODES, VERIFY_OUTCOMES } from '#lib/citation/verify.ts'
import { Digest } from '#lib/digest.ts'

const Named = z.strictObject({
  digest: Digest,
  label: z.string(),
  organization: z.string().optional(),
  name: z.string().optional(),
})

/** The version that a citation names, as the registry knows it. */
const Known = z.strictObject({
  digest: Digest,
  organization: z.string(),
  name: z.string(),
  label: z.string(),
  status: z.enum(['published', 'withdrawn']),
  publishedAt: z.string(),
  withdrawal: z
    .strictObject({ kind: z.string(), reason: z.string(), at: z.string(), successor: Named.nullable() })
    .nullish(),
  supersededBy: Named.extend({ reason: z.string(), at: z.string() }).nullish(),
})

/** A verdict on each citation, in the order of the text. `cited` is what was read out of it. */
export const VerifyAnswer = z.strictObject({
  verdicts: z.array(
    z.strictObject({
      cited: z.strictObject({
        source: z.string().describe('Its text, at most 2,000 characters'),
        digest: Digest.nullable(),
        name: z.string().nullable(),
        label: z.string().nullable(),
        doi: z.string().nullable(),
        url: z.string().nullable(),
      }),
      outcome: z.enum(VERIFY_OUTCOMES),
      reason: z.string(),
      code: z.enum(UNKNOWN_CODES).nullable().describe('Why it is unknown; null otherwise'),
      version: Known.nullable(),
      rule: z.strictObject({ id: z.string(), version: z.number().int() }),
    }),
  ),
})
export type VerifyAnswer = z.infer<typeof VerifyAnswer>
