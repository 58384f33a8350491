import type { Digest } from '../digest.ts'
import type { CitedVersion } from './cited-version.ts'
import { type Conflict, findConflict } from './verify-conflict.ts'

/** The rule that judges a citation, and its version; both stand beside every answer. */
export const VERIFY_RULE = { id: 'verify-citation', version: 1 } as const

/** What the registry knows of one version. Times are ISO 8601. `withdrawal` stands if and only if it is withdrawn. */
export type KnownVersion = {
  digest: Digest
  organization: string
  name: string
  label: string
  status: 'published' | 'withdrawn'
  publishedAt: string
  withdrawal?: { kind: string; reason: string; at: string; successor: NamedVersion | null } | null
  supersededBy?: (NamedVersion & { reason: string; at: string }) | null
}

/** Another version, as an answer names it. */
export type NamedVersion = { digest: Digest; label: string; organization?: string; name?: string }

/** What the registry found for the citation's digest, for its name and label, and for its DOI; null: nothing. */
export type KnownForCitation = {
  byDigest: KnownVersion | null
  byLabel: KnownVersion | null
  byDoi?: KnownVersion | null
}

export const VERIFY_OUTCOMES = ['unchanged', 'superseded', 'withdrawn', 'unknown'] as const
export type VerifyOutcome = (typeof VERIFY_OUTCOMES)[number]

export const UNKNOWN_CODES = [
  'names-no-version',
  'not-known-here',
  'label-and-digest-disagree',
  'doi-and-version-disagree',
] as const
export type UnknownCode = (typeof UNKNOWN_CODES)[number]

/** The answer to one citation. `code` says why it is unknown, else null; `version` is the one that the citation names. */
export type CitationVerdict = {
  outcome: VerifyOutcome
  reason: string
  code: UnknownCode | null
  version: KnownVersion | null
  rule: typeof VERIFY_RULE
}

/**
 * Whether a citation still says what is true: the version it names is unchanged, superseded, withdrawn, or unknown and
 * why (standards.md §9, "Verify"). The digest decides which version is meant; a label or DOI that names another makes
 * the answer unknown, since the citation names two. Withdrawn goes before superseded.
 */
export function verifyCitation(cited: CitedVersion, known: KnownForCitation): CitationVerdict {
  const conflict = findConflict(cited, known)
  if (conflict !== null) return unknown(conflict)
  const version = known.byDigest ?? known.byLabel ?? known.byDoi ?? null
  if (version === null) return unknown(namesVersion(cited) ? notKnown(cited) : namesNone(cited))
  return judged(version, basisOf(cited, known))
}

function judged(version: KnownVersion, basis: string): CitationVerdict {
  const answer = { code: null, version, rule: VERIFY_RULE }
  const name = fullName(version)
  if (version.status === 'withdrawn')
    return { ...answer, outcome: 'withdrawn', reason: `${name} was withdrawn${withdrawalOf(version)}` }
  const next = version.supersededBy ?? null
  if (next !== null) {
    const reason = `${name} is as it was cited, and was superseded by ${labelOf(next)} (${next.digest}) on ${day(next.at)}: ${ended(next.reason)}`
    return { ...answer, outcome: 'superseded', reason }
  }
  return {
    ...answer,
    outcome: 'unchanged',
    reason: `${basis} ${name}, published on ${day(version.publishedAt)} and unchanged.`,
  }
}

function withdrawalOf(version: KnownVersion): string {
  const withdrawal = version.withdrawal ?? null
  if (withdrawal === null) return '; the registry has no reason on record.'
  const successor = withdrawal.successor
  const instead = successor === null ? '' : ` Its successor is ${labelOf(successor)} (${successor.digest}).`
  return ` on ${day(withdrawal.at)} (${withdrawal.kind}): ${ended(withdrawal.reason)}${instead}`
}

function unknown({ code, reason }: Conflict): CitationVerdict {
  return { outcome: 'unknown', code, reason, version: null, rule: VERIFY_RULE }
}

function namesVersion(cited: CitedVersion): boolean {
  return cited.digest !== null || (cited.name !== null && cited.label !== null) || cited.doi !== null
}

function namesNone(cited: CitedVersion): Conflict {
  const label =
    cited.label === null ? '' : ` It says version ${cited.label}, but not of which dataset in this registry.`
  const wanted = 'A version is named by sha256: and 64 hex digits, by the address of its page, or by org/name@label.'
  return { code: 'names-no-version', reason: `The citation names no exact version.${label} ${wanted}` }
}

function notKnown(cited: CitedVersion): Conflict {
  const named = [
    cited.digest === null ? null : `the digest ${cited.digest}`,
    cited.name === null || cited.label === null ? null : `${cited.name}@${cited.label}`,
    cited.doi === null ? null : `the DOI ${cited.doi}`,
  ].filter((part) => part !== null)
  return {
    code: 'not-known-here',
    reason: `This registry has no published version for ${named.join(' or ')}. It may be published elsewhere.`,
  }
}

function basisOf(cited: CitedVersion, known: KnownForCitation): string {
  if (known.byDigest !== null) return 'The digest is that of'
  if (known.byLabel !== null) return 'The citation has no digest; its name and label are those of'
  return `The citation has no digest; its DOI ${cited.doi ?? ''} is that of`
}

function fullName(version: KnownVersion): string {
  return `${version.organization}/${version.name}@${version.label}`
}

function labelOf(version: NamedVersion): string {
  const { organization, name, label } = version
  return organization === undefined || name === undefined ? label : `${organization}/${name}@${label}`
}

function day(time: string): string {
  return time.slice(0, 10)
}

function ended(reason: string): string {
  return /[.!?]$/.test(reason.trim()) ? reason.trim() : `${reason.trim()}.`
}
