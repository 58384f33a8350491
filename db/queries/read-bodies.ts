import type { Attempt } from '#lib/preference/observation.ts'
import type { BlobStore } from '../blobs.ts'

const BLOBS_AT_ONCE = 32

/** The bytes that attempts brought, by their sha256, each read once; those that are not kept any more are left out. */
export async function readBodies(blobs: BlobStore, attempts: readonly Attempt[]): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(attempts.flatMap(({ body }) => body ?? []))]
  const read = new Map<string, Uint8Array>()
  for (let from = 0; from < wanted.length; from += BLOBS_AT_ONCE) {
    const some = wanted.slice(from, from + BLOBS_AT_ONCE)
    const bytes = await Promise.all(some.map((sha256) => blobs.read(sha256)))
    for (const [place, sha256] of some.entries()) {
      const found = bytes[place] ?? null
      if (found !== null) read.set(sha256, found)
    }
  }
  return read
}
