import { z } from 'zod'
import { type Digest, Sha256Hex } from '../digest.ts'
import { BUCKET_COUNT, bucketDigest, bucketOf, leaf, type RecordSetReader, setDigestOfBuckets } from './set-digest.ts'

/**
 * What shows that one record is in a set: all leaves of the record's bucket, and the digests of the other 4,095 buckets
 * in order (DESIGN §4). About 270 kB of JSON, whatever the size of the set, and 64 bytes for each leaf of the bucket.
 */
export const MembershipProof = z.strictObject({
  id: z.string(),
  digest: Sha256Hex,
  leaves: z.array(Sha256Hex).min(1),
  otherBuckets: z.array(Sha256Hex).length(BUCKET_COUNT - 1),
})
export type MembershipProof = z.infer<typeof MembershipProof>

/** The proof that a record is in the set, or null if it is not. */
export function proveMembership(
  set: RecordSetReader,
  record: { id: string; digest: Sha256Hex },
): MembershipProof | null {
  const own = leaf(record.id, record.digest)
  const bucket = bucketOf(own)
  const leaves = set.leavesOf(bucket)
  if (!leaves.includes(own)) return null
  const otherBuckets = set.finish().buckets.filter((_, index) => index !== bucket)
  return { id: record.id, digest: record.digest, leaves, otherBuckets }
}

/**
 * Whether the proof shows that the record is in the set of this digest. False when the record's leaf is not among the
 * leaves, or when leaves and buckets do not add up to the digest; it does not say that the record is *not* in the set.
 */
export function checkMembership(proof: MembershipProof, setDigest: Digest): boolean {
  const own = leaf(proof.id, proof.digest)
  if (!proof.leaves.includes(own)) return false
  const buckets = proof.otherBuckets.toSpliced(bucketOf(own), 0, bucketDigest(proof.leaves))
  return setDigestOfBuckets(buckets) === setDigest
}
