import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText, requiredText, Timestamp, WebAddress } from '../evidence.ts'
import { urlOf } from '../url.ts'
import type { PreferenceStatement } from './preference.ts'
import { UsageLeaf } from './preference.ts'
import { RecordedTerms, statementOfTerms } from './terms.ts'

/** A host as addresses have it: lower case, A-labels, no port. */
export const TermsHost = boundedText(253).transform((text, context) => {
  const host = /^[^/?#@:\s]+$/.test(text) ? urlOf(`https://${text}/`)?.hostname.replace(/\.$/, '') : undefined
  if (host !== undefined && host !== '') return host
  context.addIssue({ code: 'custom', message: 'A host such as www.example.org, without scheme, port and path.' })
  return z.NEVER
})

/** A path under which terms hold, with all that is below it: `/` is everything. */
const PathPrefix = boundedText(2048)
  .refine(
    (path) => path.startsWith('/') && !/[?#*\s]/.test(path),
    'A path that begins with /, without ? # * and spaces.',
  )
  .default('/')

/**
 * What a person read in the terms of service of a host: for which part of it they hold, the words, where they stand, and which usages they allow or
 * deny. `snapshot`: the digest of the page as it was read; an allow needs it.
 */
export const TermsDraft = z
  .strictObject({
    host: TermsHost,
    withSubdomains: z.boolean().default(false),
    pathPrefix: PathPrefix,
    url: WebAddress,
    snapshot: Digest.nullable().default(null),
    quote: requiredText(500),
    leaves: z
      .array(UsageLeaf)
      .min(1, 'Name at least one usage.')
      .refine((leaves) => new Set(leaves).size === leaves.length, 'Each usage is named once.'),
    effect: z.enum(['allow', 'deny']),
    reason: requiredText(2000),
  })
  .refine(({ effect, snapshot }) => effect === 'deny' || snapshot !== null, {
    path: ['snapshot'],
    message: 'An allow needs the snapshot in which it was read.',
  })
export type TermsDraft = z.infer<typeof TermsDraft>

const Signed = z.strictObject({ name: z.string(), at: Timestamp })

/** Recorded terms as they are told. `isReliedOn`: they count: a deny at once, an allow once `confirmed` by another person, neither once `ended`. */
export const PublicTerms = z.strictObject({
  id: z.uuid(),
  host: z.string(),
  withSubdomains: z.boolean(),
  pathPrefix: z.string(),
  url: z.string(),
  snapshot: Digest.nullable(),
  quote: z.string(),
  leaves: z.array(UsageLeaf),
  effect: z.enum(['allow', 'deny']),
  reason: z.string(),
  recorded: Signed,
  confirmed: Signed.nullable(),
  ended: z.strictObject({ at: Timestamp, reason: z.string() }).nullable(),
  isReliedOn: z.boolean(),
})
export type PublicTerms = z.infer<typeof PublicTerms>

type Scope = Pick<PublicTerms, 'host' | 'withSubdomains' | 'pathPrefix'>

/** Whether terms hold for an address: its host, or one below it where they say so, and a path on the border of a segment. */
export function termsHoldFor({ host, withSubdomains, pathPrefix }: Scope, address: string): boolean {
  const url = urlOf(address)
  if (url === null) return false
  const hostname = url.hostname.replace(/\.$/, '')
  if (hostname !== host && !(withSubdomains && hostname.endsWith(`.${host}`))) return false
  const prefix = pathPrefix.replace(/\/$/, '')
  return prefix === '' || url.pathname === prefix || url.pathname.startsWith(`${prefix}/`)
}

/** The statements that recorded terms make for an address at a moment; what had not been recorded then, or had ended, makes none. */
export function termsStatements(all: readonly PublicTerms[], address: string, at: string): PreferenceStatement[] {
  const moment = Date.parse(at)
  return all
    .filter(
      ({ recorded, ended }) => Date.parse(recorded.at) <= moment && (ended === null || Date.parse(ended.at) > moment),
    )
    .filter((terms) => termsHoldFor(terms, address))
    .map(({ url, snapshot, quote, leaves, effect, reason, recorded, confirmed }) =>
      statementOfTerms(
        RecordedTerms.parse({
          ...{ url, snapshot, quote, leaves, effect, reason },
          by: 'the person who recorded it',
          at: recorded.at,
          // two people may have one name: that they are two was seen to when the second one confirmed
          confirmedBy: confirmed !== null && Date.parse(confirmed.at) <= moment ? 'another person' : null,
        }),
      ),
    )
}

/** The statements that recorded terms make for an origin at a moment, each with the path below which it holds. */
export function recordedTermsOf(
  all: readonly PublicTerms[],
  origin: string,
  at: string,
): { pathPrefix: string; statement: PreferenceStatement }[] {
  return all.flatMap((terms) =>
    termsStatements([{ ...terms, pathPrefix: '' }], origin, at).map((statement) => ({
      pathPrefix: terms.pathPrefix,
      statement,
    })),
  )
}

/** Why terms that are recorded end, in the words of who ends them. */
export const TermsEnd = z.strictObject({ reason: requiredText(2000) })
export type TermsEnd = z.infer<typeof TermsEnd>
