import { z } from 'zod'
import { BUCKET_COUNT, bucketDigest, type RecordSetDigest, setDigestOfBuckets } from '#lib/records/set-digest.ts'
import type { Duck } from './duck.ts'

/** The leaf of a record in DuckDB's words (DESIGN §4). Null for one without id or digest; whether the digest is one is asked in `surveyRecords`. */
export const LEAF = 'sha256(id || chr(10) || digest)'

/** So many leaves are in memory at once. */
const LEAVES_AT_ONCE = 2_000_000

const Bucket = z.object({ bucket: z.string(), records: z.coerce.number(), digest: z.string() })

/**
 * The set digest of an index of `count` leaves (a column `leaf`, in any order, though sorted ones are faster). One statement, asked for some
 * buckets at a time where they are many: `leaf` is compared, so that only these are read.
 */
export async function setDigestOf(duck: Duck, index: string, count: number): Promise<RecordSetDigest> {
  const slices = Math.min(BUCKET_COUNT, Math.ceil(count / LEAVES_AT_ONCE))
  const digests = new Array<string>(BUCKET_COUNT).fill(bucketDigest([]))
  let records = 0
  for (let slice = 0; slice < slices; slice += 1) {
    const [from, to] = [slice, slice + 1].map((edge) => prefixOf(Math.round((edge * BUCKET_COUNT) / slices)))
    const buckets = await duck.rows(
      Bucket,
      `SELECT left(leaf, 3) AS bucket, count(*) AS records, sha256(string_agg(leaf, '' ORDER BY leaf)) AS digest
       FROM ${index} WHERE leaf >= $from AND leaf < $to GROUP BY bucket`,
      { from: from ?? '', to: to ?? '' },
    )
    for (const bucket of buckets) {
      digests[Number.parseInt(bucket.bucket, 16)] = bucket.digest
      records += bucket.records
    }
  }
  return { count: records, buckets: digests, digest: setDigestOfBuckets(digests) }
}

/** The first three digits of a bucket's leaves; of the one behind the last, what is larger than all. */
export function prefixOf(bucket: number): string {
  return bucket < BUCKET_COUNT ? bucket.toString(16).padStart(3, '0') : 'g'
}
