import { createHash } from 'node:crypto'
import { type Digest, digestOf, Sha256Hex, sha256Hex } from '../digest.ts'
import { Refusal } from '../error.ts'

/** How many buckets the leaves of a record set are put in: one for each value of a leaf's first three hex digits. */
export const BUCKET_COUNT = 4096

/**
 * The leaf of one record: the sha256 of its id, a line feed and its digest, as 64 hex digits (DESIGN §4). `digest` is the
 * sha256 of the record's content without a prefix. Refuses a digest that is not 64 lowercase hex digits, and an id with a
 * lone surrogate, which has no UTF-8 form. No two records share a leaf, since a digest has a fixed length.
 */
export function leaf(id: string, digest: Sha256Hex): Sha256Hex {
  if (!Sha256Hex.safeParse(digest).success)
    throw new Refusal('invalid', `The record ${JSON.stringify(id)} has no digest of 64 lowercase hex digits.`)
  if (!id.isWellFormed())
    throw new Refusal('invalid', `The record id ${JSON.stringify(id)} holds half of a surrogate pair.`)
  return createHash('sha256').update(`${id}\n${digest}`, 'utf8').digest('hex')
}

/** The bucket of a leaf, 0 to 4,095: the number that its first three hex digits spell. */
export function bucketOf(leaf: Sha256Hex): number {
  return Number.parseInt(leaf.slice(0, 3), 16)
}

/** The digest of a bucket: sha256 of its leaves' hex, sorted and joined without separator. Of the empty text if it has none. */
export function bucketDigest(leaves: readonly Sha256Hex[]): Sha256Hex {
  return sha256Hex([...leaves].sort().join(''))
}

/** The set digest, from the 4,096 bucket digests in order. */
export function setDigestOfBuckets(buckets: readonly Sha256Hex[]): Digest {
  if (buckets.length !== BUCKET_COUNT) throw new RangeError(`A set has ${BUCKET_COUNT} buckets, not ${buckets.length}.`)
  return digestOf(buckets.join(''))
}

/** What a set is when all its leaves are in: how many records, the digest of each bucket, and the digest of the whole. */
export type RecordSetDigest = { count: number; buckets: Sha256Hex[]; digest: Digest }

/** A record set that is being read: leaves come in any order, and twice the same leaf counts twice. */
export type RecordSetReader = {
  add(leaf: Sha256Hex): void
  /** The leaves of one bucket so far, sorted. */
  leavesOf(bucket: number): Sha256Hex[]
  finish(): RecordSetDigest
}

/** A reader of an empty set. It keeps one leaf a record (some 90 bytes); larger sets are for the query in `db/records`. */
export function readRecordSet(): RecordSetReader {
  const buckets: Sha256Hex[][] = Array.from({ length: BUCKET_COUNT }, () => [])
  return {
    add(leaf) {
      const bucket = buckets[bucketOf(leaf)]
      if (bucket === undefined) throw new RangeError(`A leaf is 64 hex digits, not ${JSON.stringify(leaf)}.`)
      bucket.push(leaf)
    },
    leavesOf: (bucket) => [...(buckets[bucket] ?? [])].sort(),
    finish() {
      const digests = buckets.map(bucketDigest)
      const count = buckets.reduce((sum, leaves) => sum + leaves.length, 0)
      return { count, buckets: digests, digest: setDigestOfBuckets(digests) }
    },
  }
}

/** The set digest of records at hand, in any order. Of none: the digest of 4,096 empty buckets. */
export function setDigest(records: Iterable<{ id: string; digest: Sha256Hex }>): Digest {
  const reader = readRecordSet()
  for (const record of records) reader.add(leaf(record.id, record.digest))
  return reader.finish().digest
}
