import { z } from 'zod'
import { type BucketSlice, bucketSlices } from '#lib/records/bucket-slices.ts'
import { type Manifest, RecordChange, type RecordDifference } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck } from './duck.ts'
import { prefixOf } from './set-digest.ts'
import { readBuckets, withBlobs } from './with-blobs.ts'

export type ComparedManifest = Pick<Manifest, 'sha256' | 'count' | 'index' | 'buckets'>

const Figure = z.coerce.number()
const Counts = z.object({ added: Figure, removed: Figure, changed: Figure })

/**
 * How two manifests differ: records whose id only one of them has, and ids with another digest. Of the indexes only the buckets are read whose
 * digests differ, and of the manifests only the rows that do. The first `limit` changes are told, in the order of the ids.
 */
export async function compareRecords(
  blobs: BlobStore,
  before: ComparedManifest,
  after: ComparedManifest,
  { limit }: { limit: number },
): Promise<RecordDifference> {
  const [old, young] = await Promise.all([readBuckets(blobs, before.buckets), readBuckets(blobs, after.buckets)])
  const differing = old.flatMap((digest, bucket) => (digest === young[bucket] ? [] : [bucket]))
  const none = { added: 0, removed: 0, changed: 0, equal: before.count, bucketsRead: 0, changes: [] }
  if (differing.length === 0) return none
  return withBlobs(blobs, [before.index, after.index, before.sha256, after.sha256], async (duck, files) => {
    const [oldIndex = '', youngIndex = '', oldRecords = '', youngRecords = ''] = files
    await duck.run('CREATE TEMP TABLE differing (old_row BIGINT, young_row BIGINT)')
    for (const slice of bucketSlices(differing, Math.max(before.count, after.count)))
      await addDiffering(duck, oldIndex, youngIndex, slice)
    await duck.run(
      `CREATE TEMP TABLE changes AS
       SELECT id, old.digest AS before, young.digest AS after,
         CASE WHEN old.digest IS NULL THEN 'added' WHEN young.digest IS NULL THEN 'removed' ELSE 'changed' END AS change
       FROM (SELECT id, digest FROM ${oldRecords} JOIN differing ON old_row = file_row_number) AS old
       FULL JOIN (SELECT id, digest FROM ${youngRecords} JOIN differing ON young_row = file_row_number) AS young USING (id)`,
    )
    const [counts = { added: 0, removed: 0, changed: 0 }] = await duck.rows(
      Counts,
      `SELECT count(*) FILTER (change = 'added') AS added, count(*) FILTER (change = 'removed') AS removed,
         count(*) FILTER (change = 'changed') AS changed FROM changes`,
    )
    const changes = await duck.rows(
      RecordChange,
      `SELECT id, change, before, after FROM changes ORDER BY id LIMIT ${Math.trunc(limit)}`,
    )
    const equal = before.count - counts.removed - counts.changed
    return { ...counts, equal, bucketsRead: differing.length, changes }
  })
}

/** Adds the rows of both sides whose leaf the other side does not have, in some of the buckets. */
async function addDiffering(
  duck: Duck,
  old: string,
  young: string,
  { first, last, buckets }: BucketSlice,
): Promise<void> {
  const prefixes = buckets.map((bucket) => `'${prefixOf(bucket)}'`).join(', ')
  const leaves = (index: string) =>
    `(SELECT leaf, "row" FROM ${index} WHERE leaf >= $from AND leaf < $to AND left(leaf, 3) IN (${prefixes}))`
  await duck.run(
    `INSERT INTO differing SELECT old."row", young."row" FROM ${leaves(old)} AS old FULL JOIN ${leaves(young)} AS young USING (leaf)
     WHERE old.leaf IS NULL OR young.leaf IS NULL`,
    { from: prefixOf(first), to: prefixOf(last + 1) },
  )
}
