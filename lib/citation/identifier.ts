import { type Digest, hexOf } from '../digest.ts'

/**
 * The DOI in its bare form (`10.5281/zenodo.6615455`), read from that, `doi:…` or a resolver's address; null if the
 * text is none. Case is kept, though DOIs don't differ by case. Syntax: `10.`, 4 to 9 digits, `/`, a suffix of at most
 * 1,000 printing characters (DOI Handbook §2.2; Crossref's advice on matching). Nothing is resolved.
 */
export function parseDoi(text: string): string | null {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s{0,4})/i, '')
  return /^10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s\p{Cc}]{1,1000}$/u.test(bare) ? bare : null
}

const SWHID_CORE = /^swh:1:(?:cnt|dir|rev|rel|snp):[0-9a-f]{40}$/
const SWHID_QUALIFIER = /^(?:origin|visit|anchor|path|lines|bytes)=[^;\s]{1,2000}$/
const SWHID_ANCHOR = /^anchor=swh:1:(?:dir|rev|rel|snp):[0-9a-f]{40}$/
const SWHID_VISIT = /^visit=swh:1:snp:[0-9a-f]{40}$/
const SWHID_RANGE = /^(?:lines|bytes)=\d{1,15}(?:-\d{1,15})?$/

/** The SWHID as it stands, qualifiers included, or null if it is none (SWHID specification v1, syntax). */
export function parseSwhid(text: string): string | null {
  const [core = '', ...qualifiers] = text.trim().split(';')
  if (!SWHID_CORE.test(core) || qualifiers.length > 6) return null
  return qualifiers.every(isSwhidQualifier) ? [core, ...qualifiers].join(';') : null
}

function isSwhidQualifier(qualifier: string): boolean {
  if (qualifier.startsWith('anchor=')) return SWHID_ANCHOR.test(qualifier)
  if (qualifier.startsWith('visit=')) return SWHID_VISIT.test(qualifier)
  if (/^(?:lines|bytes)=/.test(qualifier)) return SWHID_RANGE.test(qualifier)
  return SWHID_QUALIFIER.test(qualifier)
}

/**
 * The ARK in its form without a slash (`ark:12148/btv1b8449691v`), read from that, the older `ark:/…` or a resolver's
 * address that ends in it; null if the text is none (draft-kunze-ark: NAAN of betanumeric characters, then a name).
 */
export function parseArk(text: string): string | null {
  const bare = text.trim().replace(/^https?:\/\/[^/\s]{1,255}\/(?=ark:)/i, '')
  const parts = /^ark:\/?([0-9bcdfghjkmnpqrstvwxz]{5,16})\/([A-Za-z0-9=~*+@_$%./-]{1,1000})$/i.exec(bare)
  const [, naan = '', name = ''] = parts ?? []
  return parts === null ? null : `ark:${naan.toLowerCase()}/${name}`
}

/**
 * The ISCC with its prefix, or null if it is none: base32 (RFC 4648) without padding, 10 to 73 digits, as the ISCC
 * schema bounds it (ISO 24138). Hyphens between the digits are dropped. The header's bits are not read.
 */
export function parseIscc(text: string): string | null {
  const iscc = text.trim().replaceAll('-', '').toUpperCase()
  return /^ISCC:[A-Z2-7]{10,73}$/.test(iscc) ? iscc : null
}

/**
 * The ORCID iD as an address (`https://orcid.org/0000-0002-1825-0097`), read from that or its bare digits; null if the
 * form or the check digit is wrong (ISO 7064 MOD 11-2). A right check digit doesn't say that the person exists.
 */
export function parseOrcid(text: string): string | null {
  const digits = text.trim().replace(/^https?:\/\/(?:www\.)?orcid\.org\//i, '')
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(digits)) return null
  const plain = digits.replaceAll('-', '')
  return orcidCheckDigit(plain.slice(0, 15)) === plain.slice(15) ? `https://orcid.org/${digits}` : null
}

/** The check digit of 15 decimal digits: `0` to `9` or `X` for ten (ISO 7064 MOD 11-2). */
export function orcidCheckDigit(digits: string): string {
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const check = (12 - (total % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** The digest as a Named Information address without an authority: `ni:///sha-256;` and base64url (RFC 6920 §3). */
export function niUri(digest: Digest): string {
  return `ni:///sha-256;${Buffer.from(hexOf(digest), 'hex').toString('base64url')}`
}

/** The digest that a `ni:` address names, whatever its authority; null for another or a shortened hash (RFC 6920 §3). */
export function parseNiUri(text: string): Digest | null {
  const value = /^ni:\/\/[^/\s]{0,255}\/sha-256;([A-Za-z0-9_-]{43})$/.exec(text.trim())?.[1]
  if (value === undefined) return null
  const bytes = Buffer.from(value, 'base64url')
  return bytes.toString('base64url') === value ? `sha256:${bytes.toString('hex')}` : null
}

/** How each scheme of identifier that has a syntax is checked: the settled form, or null if the text is none. */
export const IDENTIFIER_PARSERS = {
  doi: parseDoi,
  swhid: parseSwhid,
  ark: parseArk,
  iscc: parseIscc,
  orcid: parseOrcid,
  ni: parseNiUri,
} as const

/** The identifiers of a version with the DOI that the registry itself registered for it, which comes before those that its maintainer states. */
export function withRegisteredDoi<Stated extends { scheme: string; value: string }>(
  identifiers: readonly Stated[],
  doi: string | null,
): { scheme: string; value: string }[] {
  if (doi === null) return [...identifiers]
  const others = identifiers.filter(
    ({ scheme, value }) => scheme !== 'doi' || parseDoi(value)?.toLowerCase() !== doi.toLowerCase(),
  )
  return [{ scheme: 'doi', value: doi }, ...others]
}
