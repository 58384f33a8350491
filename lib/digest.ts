import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'

/** 64 lowercase hex digits: the sha256 of some bytes, without a prefix. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'A sha256 is 64 lowercase hex digits.')
export type Sha256Hex = z.infer<typeof Sha256Hex>

/** `sha256:` and 64 lowercase hex digits: how a version, a snapshot or a record is named (OCI's spelling). */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is "sha256:" and 64 lowercase hex digits.')
export type Digest = z.infer<typeof Digest>

/** The sha256 of bytes, or of the UTF-8 form of a text, as 64 hex digits (FIPS 180-4). */
export function sha256Hex(bytes: Uint8Array | string): Sha256Hex {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The digest of bytes or of a UTF-8 text. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${sha256Hex(bytes)}`
}

/** The digest of a JSON value: sha256 of its RFC 8785 form, so that key order and white space don't matter. */
export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value))
}

/** Whether the text is a whole digest. `sha256:` in another case, or a short one, is not. */
export function isDigest(text: string): text is Digest {
  return Digest.safeParse(text).success
}

/** The hex digits of a digest: how blobs are named, and what other notations are made from. */
export function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}

/** How a digest is shown where space is short: the first 8 and the last 4 hex digits. Never inside a citation. */
export function shortDigest(digest: string): string {
  const hex = hexOf(digest)
  return `sha256:${hex.slice(0, 8)}…${hex.slice(-4)}`
}
