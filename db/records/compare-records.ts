import { z } from 'zod'
import { type Manifest, RecordChange, type RecordDifference } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { readBuckets, withBlobs } from './with-blobs.ts'

export type ComparedManifest = Pick<Manifest, 'count' | 'index' | 'buckets'>

const Figure = z.coerce.number()
const Counts = z.object({ added: Figure, removed: Figure, changed: Figure })

/**
 * How two manifests differ: records whose id only one of them has, and ids with another digest. Only buckets whose digests differ are read. The
 * first `limit` changes are told, in the order of the ids.
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
  return withBlobs(blobs, [before.index, after.index], async (duck, [oldRows, youngRows]) => {
    await duck.run(
      `CREATE TEMP TABLE changes AS
       WITH old AS (SELECT id, digest FROM ${oldRows} WHERE bucket IN (${differing.join(', ')})),
         young AS (SELECT id, digest FROM ${youngRows} WHERE bucket IN (${differing.join(', ')}))
       SELECT id, old.digest AS before, young.digest AS after,
         CASE WHEN old.digest IS NULL THEN 'added' WHEN young.digest IS NULL THEN 'removed' ELSE 'changed' END AS change
       FROM old FULL JOIN young USING (id) WHERE old.digest IS DISTINCT FROM young.digest`,
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
