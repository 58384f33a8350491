import type { CitedVersion } from './cited-version.ts'
import type { KnownForCitation, KnownVersion, UnknownCode } from './verify.ts'

/** Why a citation can't be judged, as a stable code and in a sentence. */
export type Conflict = { code: UnknownCode; reason: string }

/**
 * Where a citation names two versions at once, and which part names which; null if its parts agree. A leading "v" of
 * the label alone is no disagreement, unless the registry knows both labels.
 */
export function findConflict(cited: CitedVersion, known: KnownForCitation): Conflict | null {
  return digestAgainstLabel(cited, known) ?? doiAgainstVersion(cited, known)
}

function digestAgainstLabel(cited: CitedVersion, { byDigest, byLabel }: KnownForCitation): Conflict | null {
  if (cited.digest === null) return null
  if (byDigest === null && byLabel === null) return null
  if (byDigest !== null && byLabel !== null && byDigest.digest === byLabel.digest) return null
  if (byDigest !== null && byLabel === null && sameNames(cited, byDigest)) return null
  const digest =
    byDigest === null
      ? `the digest ${cited.digest} is not known here`
      : `the digest ${cited.digest} is that of ${fullName(byDigest)}`
  const label =
    byLabel === null
      ? `${spoken(cited)} is not a version known here`
      : `${fullName(byLabel)} has the digest ${byLabel.digest}`
  return {
    code: 'label-and-digest-disagree',
    reason: `Label and digest name different versions: ${digest}, but ${label}.`,
  }
}

function doiAgainstVersion(cited: CitedVersion, known: KnownForCitation): Conflict | null {
  const byDoi = known.byDoi ?? null
  const other = known.byDigest ?? known.byLabel
  if (byDoi === null || (other !== null && other.digest === byDoi.digest)) return null
  if (other === null && cited.digest === null && (cited.name === null || cited.label === null)) return null
  const part = cited.digest === null ? spoken(cited) : `the digest ${cited.digest}`
  const there = other === null ? 'is not known here' : `is that of ${fullName(other)} (${other.digest})`
  return {
    code: 'doi-and-version-disagree',
    reason: `DOI and version disagree: the DOI ${cited.doi ?? ''} is that of ${fullName(byDoi)} (${byDoi.digest}), but ${part} ${there}.`,
  }
}

function sameNames(cited: CitedVersion, version: KnownVersion): boolean {
  const name =
    cited.name === null || cited.name.toLowerCase() === `${version.organization}/${version.name}`.toLowerCase()
  return name && (cited.label === null || plainLabel(cited.label) === plainLabel(version.label))
}

function plainLabel(label: string): string {
  return label.toLowerCase().replace(/^v\.? ?(?=\d)/, '')
}

function spoken(cited: CitedVersion): string {
  if (cited.name === null) return `the label ${cited.label ?? ''}`
  return cited.label === null ? `the dataset ${cited.name}` : `${cited.name}@${cited.label}`
}

function fullName(version: KnownVersion): string {
  return `${version.organization}/${version.name}@${version.label}`
}
