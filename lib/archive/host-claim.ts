import { parseDictionary } from 'structured-headers'
import { attempt } from '../attempt.ts'
import type { HostClaim } from './check.ts'

/** The headers of one answer, by lower-case name. */
type Headers = Readonly<Record<string, string>>

/** Says nothing. */
export const NO_CLAIM: HostClaim = { sha256: null, header: null, bytes: null, etag: null }

/**
 * What the headers of an answer claim of the bytes: the digest of `Repr-Digest` (RFC 9530 §3), else that of `Content-Digest` of a whole answer, else the
 * sha256 that the Hugging Face Hub names as `X-Linked-ETag`; the length of a body that is not compressed; and the ETag (RFC 9110 §8.8.3), which is opaque.
 */
export function readHostClaim(headers: Headers): HostClaim {
  const encoded = !['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase())
  const digest =
    digestIn(headers, 'repr-digest') ?? (encoded ? null : digestIn(headers, 'content-digest')) ?? linkedDigest(headers)
  const length = headers['x-linked-size'] ?? (encoded ? undefined : headers['content-length'])
  const bytes = length !== undefined && /^\d{1,15}$/.test(length.trim()) ? Number(length) : null
  const etag = headers.etag?.slice(0, 300) ?? null
  return { sha256: digest?.sha256 ?? null, header: digest?.header ?? null, bytes, etag }
}

/** What several answers on the way to the bytes claim, the last first: the nearest to the bytes speaks. */
export function mergeClaims(claims: readonly HostClaim[]): HostClaim {
  const withDigest = claims.find(({ sha256 }) => sha256 !== null)
  return {
    sha256: withDigest?.sha256 ?? null,
    header: withDigest?.header ?? null,
    bytes: claims.find(({ bytes }) => bytes !== null)?.bytes ?? null,
    etag: claims.find(({ etag }) => etag !== null)?.etag ?? null,
  }
}

function digestIn(headers: Headers, header: string): { sha256: string; header: string } | null {
  const text = headers[header]
  if (text === undefined || text.length > 4096) return null
  const parsed = attempt(() => parseDictionary(text))
  const member = parsed.ok ? parsed.value.get('sha-256') : undefined
  const [value] = member ?? []
  if (!(value instanceof ArrayBuffer)) return null
  const hex = Buffer.from(value).toString('hex')
  return hex.length === 64 ? { sha256: hex, header } : null
}

function linkedDigest(headers: Headers): { sha256: string; header: string } | null {
  const [, hex] = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(headers['x-linked-etag']?.trim() ?? '') ?? []
  return hex === undefined ? null : { sha256: hex, header: 'x-linked-etag' }
}
