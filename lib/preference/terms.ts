import { z } from 'zod'
import { Digest } from '../digest.ts'
import { requiredText, Timestamp, WebAddress } from '../evidence.ts'
import { effectsOn } from './effects.ts'
import { PreferenceStatement, UsageLeaf } from './preference.ts'

/** The rule by which recorded terms of service become a statement (`preferences.md` §2.11; ours). */
export const TERMS_VERSION = 'terms/1'

const Person = requiredText(200)

/**
 * What a person read in terms of service: the words, at which address, in which snapshot, and which usages they allow or deny, with the reason.
 * `by`: who recorded it. `confirmedBy`: who else read the same and agrees; an allow counts for nothing until then.
 */
export const RecordedTerms = z
  .strictObject({
    url: WebAddress,
    snapshot: Digest.nullable(),
    quote: requiredText(500),
    leaves: z
      .array(UsageLeaf)
      .min(1, 'Name at least one usage.')
      .refine((leaves) => new Set(leaves).size === leaves.length, 'Each usage is named once.'),
    effect: z.enum(['allow', 'deny']),
    reason: requiredText(2000),
    by: Person,
    at: Timestamp,
    confirmedBy: Person.nullable().default(null),
  })
  .refine(({ by, confirmedBy }) => by !== confirmedBy, {
    path: ['confirmedBy'],
    message: 'Another person confirms what one has recorded.',
  })
  .refine(({ effect, snapshot }) => effect === 'deny' || snapshot !== null, {
    path: ['snapshot'],
    message: 'An allow needs the snapshot in which it was read.',
  })
export type RecordedTerms = z.infer<typeof RecordedTerms>

/** Whether what was recorded is relied on: a deny at once, an allow once another person confirmed it. */
export function isReliedOn({ effect, by, confirmedBy }: Pick<RecordedTerms, 'effect' | 'by' | 'confirmedBy'>): boolean {
  return effect === 'deny' || (confirmedBy !== null && confirmedBy !== by)
}

/**
 * Recorded terms as a statement to everyone. Whether a reservation in natural language is machine-readable is contested, so a deny counts in the
 * protective reading alone; an allow that nobody else confirmed is weak, and counts in none.
 */
export function statementOfTerms(recorded: RecordedTerms): PreferenceStatement {
  const { url, snapshot, quote, leaves, effect, at } = recorded
  const isRelied = isReliedOn(recorded)
  return PreferenceStatement.parse({
    id: `terms:${at} ${effect} ${leaves.toSorted().join('+')} ${snapshot ?? ''}`.trim(),
    mechanism: 'terms',
    effects: effectsOn(leaves, effect),
    addressee: '*',
    ...(effect === 'deny' ? { basis: 'contested', profiles: ['protective'] } : { basis: 'explicit', weak: !isRelied }),
    flags: isRelied ? [] : ['not-confirmed'],
    evidence: [{ location: url, locator: snapshot === null ? 'no snapshot' : `snapshot ${snapshot}`, quote }],
  })
}
