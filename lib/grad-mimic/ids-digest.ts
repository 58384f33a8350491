import { type Digest, digestOfJson } from '../digest.ts'

/**
 * The digest of a set of record ids: sha256 of the RFC 8785 form of their list, sorted by UTF-16 code units, so that the order they
 * come in doesn't matter.
 */
export function idsDigest(ids: readonly string[]): Digest {
  return digestOfJson(ids.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** The digest of record ids in the order they came: what a run read, in the order it read it. */
export function orderDigest(ids: readonly string[]): Digest {
  return digestOfJson(ids)
}
