import { z } from 'zod'
import { type RecordSetDigest, setDigestOfBuckets } from '#lib/records/set-digest.ts'
import type { Duck } from './duck.ts'

/** The leaf of a record in DuckDB's words (DESIGN §4). */
export const LEAF = 'sha256(id || chr(10) || digest)'

const Bucket = z.object({ bucket: z.coerce.number(), records: z.coerce.number(), digest: z.string() })

/** The set digest of the records in an index. One statement; what has no leaf has the digest of the empty text. */
export async function setDigestOf(duck: Duck, index: string): Promise<RecordSetDigest> {
  const rows = await duck.rows(
    Bucket,
    `SELECT all_buckets.bucket, count(leaf) AS records, sha256(coalesce(string_agg(leaf, '' ORDER BY leaf), '')) AS digest
     FROM range(4096) AS all_buckets(bucket)
     LEFT JOIN (SELECT bucket, ${LEAF} AS leaf FROM ${index}) AS leaves ON leaves.bucket = all_buckets.bucket
     GROUP BY all_buckets.bucket ORDER BY all_buckets.bucket`,
  )
  const buckets = rows.map(({ digest }) => digest)
  return {
    count: rows.reduce((sum, { records }) => sum + records, 0),
    buckets,
    digest: setDigestOfBuckets(buckets),
  }
}
