import { z } from 'zod'
import { DECISIONS } from '#lib/grad-mimic/keep-rule.ts'
import type { FilteredRecord } from '#lib/run/compare-filters.ts'
import type { BlobStore } from '../blobs.ts'
import { withBlobs } from './with-blobs.ts'

const Row = z
  .object({ id: z.string(), decision: z.enum(DECISIONS), score: z.number().nullable() })
  .transform(({ score, ...row }) => ({ ...row, score: score ?? Number.NaN }))

/** What a filter of ours made of each record, by id, from the file of its scores; null where that is not kept here. */
export async function readScores(blobs: BlobStore, sha256: string): Promise<FilteredRecord[] | null> {
  if (!(await blobs.has(sha256))) return null
  return withBlobs(blobs, [sha256], (duck, [from]) =>
    duck.rows(Row, `SELECT id, outcome AS decision, mimic AS score FROM ${from} ORDER BY id`),
  )
}
