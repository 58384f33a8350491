import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'

/** The strong entity tag of an answer's bytes: their sha256 (RFC 9110 §8.8.3). */
export function etagOf(bytes: Uint8Array | string): string {
  return `"${sha256Hex(bytes)}"`
}

/** Whether If-None-Match names the tag: the asker has these bytes. Compared weakly (RFC 9110 §13.1.2). */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  return ifNoneMatch.trim() === '*' || tagsIn(ifNoneMatch).some((tag) => tag.replace(/^W\//, '') === etag)
}

/**
 * Refuses a change whose If-Match names none of what is there now (RFC 9110 §13.1.1): someone else changed it since it
 * was read. `current` is the value that a GET would answer with. Without the header everything may pass.
 */
export function requireMatch(ifMatch: string | null, current: unknown): void {
  if (ifMatch === null || ifMatch.trim() === '*') return
  if (tagsIn(ifMatch).includes(etagOf(JSON.stringify(current)))) return
  throw new Refusal(
    'precondition-failed',
    'It was changed since you read it: If-Match names another state. Read it again, and send your change to that. Nothing was changed.',
  )
}

function tagsIn(header: string): string[] {
  return header.match(/(?:W\/)?"[^"]*"/g) ?? []
}
