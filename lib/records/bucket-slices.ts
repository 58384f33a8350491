import { BUCKET_COUNT } from './set-digest.ts'

/** Buckets that are read with one statement: all of them lie between the first and the last. */
export type BucketSlice = { first: number; last: number; buckets: number[] }

/** So many leaves of each side are compared at once. */
const LEAVES_AT_ONCE = 1_000_000

/** Between two buckets of a slice at most so many others may lie, which are read for nothing. */
const GAP_AT_MOST = 8

/** Parts buckets, in ascending order, into slices that are read one after the other: none is too large, and none reads far past what it wants. */
export function bucketSlices(buckets: readonly number[], count: number): BucketSlice[] {
  const span = Math.max(1, Math.floor((LEAVES_AT_ONCE * BUCKET_COUNT) / Math.max(1, count)))
  const slices: BucketSlice[] = []
  for (const bucket of buckets) {
    const slice = slices.at(-1)
    if (slice !== undefined && bucket - slice.last - 1 <= GAP_AT_MOST && bucket - slice.first < span) {
      slice.last = bucket
      slice.buckets.push(bucket)
    } else slices.push({ first: bucket, last: bucket, buckets: [bucket] })
  }
  return slices
}
