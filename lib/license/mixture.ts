import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { Digest, digestOf } from '../digest.ts'
import { requiredText } from '../evidence.ts'

/** The most versions that a mixture may have. */
export const MIXTURE_MAX = 10_000

/** A mixture of exact versions, such as a training run consumes. `share`: of the whole, 0 to 1; null where not known. Nothing is bound to a name. */
export const Mixture = z.strictObject({
  title: requiredText(300),
  members: z
    .array(
      z.strictObject({
        version: Digest,
        share: z.number().min(0).max(1, 'A share is between 0 and 1.').nullable().default(null),
      }),
    )
    .min(1, 'Name at least one version.')
    .max(MIXTURE_MAX, 'At most 10,000 versions.')
    .refine(
      (members) => new Set(members.map(({ version }) => version)).size === members.length,
      'A version stands twice.',
    )
    .refine((members) => sumOf(members) <= 1.000001, 'The shares add up to more than 1.'),
})
export type Mixture = z.infer<typeof Mixture>

/** The bytes that name a mixture (RFC 8785) and their digest: the same members in the same order are the same mixture. */
export function sealMixture(mixture: Mixture): { canonical: string; digest: Digest } {
  const canonical = canonicalJson(mixture)
  return { canonical, digest: digestOf(canonical) }
}

function sumOf(members: readonly { share: number | null }[]): number {
  return members.reduce((sum, { share }) => sum + (share ?? 0), 0)
}
