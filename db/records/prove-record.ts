import { z } from 'zod'
import type { MembershipProof } from '#lib/records/membership.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { bucketOf, leaf } from '#lib/records/set-digest.ts'
import type { BlobStore } from '../blobs.ts'
import { prefixOf } from './set-digest.ts'
import { readBuckets, withBlobs } from './with-blobs.ts'

/** The proof that the record of this id is in the manifest, or null if it is not. Of the index only the record's bucket is read. */
export async function proveRecord(
  blobs: BlobStore,
  manifest: Pick<Manifest, 'sha256' | 'index' | 'buckets'>,
  id: string,
): Promise<MembershipProof | null> {
  return withBlobs(blobs, [manifest.sha256, manifest.index], async (duck, [rows, index]) => {
    const [found] = await duck.rows(
      z.object({ digest: z.string() }),
      `SELECT digest FROM ${rows} WHERE id = $id LIMIT 1`,
      { id },
    )
    if (found === undefined) return null
    const bucket = bucketOf(leaf(id, found.digest))
    const leaves = await duck.rows(
      z.object({ leaf: z.string() }),
      `SELECT leaf FROM ${index} WHERE leaf >= $from AND leaf < $to ORDER BY leaf`,
      { from: prefixOf(bucket), to: prefixOf(bucket + 1) },
    )
    const buckets = await readBuckets(blobs, manifest.buckets)
    return {
      id,
      digest: found.digest,
      leaves: leaves.map((row) => row.leaf),
      otherBuckets: buckets.filter((_, place) => place !== bucket),
    }
  })
}
