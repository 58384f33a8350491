import { z } from 'zod'
import { Digest } from '#lib/digest.ts'
import {
  GroupedCounts,
  Manifest,
  ManifestColumn,
  ManifestProfile,
  RecordCount,
  RecordDifference,
  RecordFault,
  RecordRow,
  UnderstoodRecords,
  UploadState,
} from '#lib/records/schema.ts'
import { ComparedSide } from './compare-answer.ts'

const Count = z.number().int().min(0)

/** A manifest that is kept: its Parquet file by `sha256`, the record-set digest, its columns with their figures, and counts by each grouping. */
export const PublicManifest = Manifest.omit({ buckets: true, index: true })
export type PublicManifest = z.infer<typeof PublicManifest>

/** A file of records that was sent for a draft. `understood` is null until it was read, `manifest` unless it was kept; `faults` say why it was refused. */
export const PublicUpload = z.strictObject({
  id: z.uuid(),
  url: z.url().describe('The address to ask on at'),
  dataset: z.string().describe('org/name'),
  label: z.string(),
  fileName: z.string(),
  bytes: Count,
  digest: Digest.describe('Of the bytes that were sent'),
  state: UploadState,
  understood: UnderstoodRecords.nullable(),
  faults: z.array(RecordFault),
  manifest: PublicManifest.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type PublicUpload = z.infer<typeof PublicUpload>

/** Records by host, read from its end, and then by id. `total`: how many the manifest has that fit. Ask on with `nextCursor` until it is null. */
export const RecordList = z.strictObject({
  manifest: z.string().describe('The sha256 of the manifest that they are in'),
  total: Count,
  items: z.array(RecordRow),
  nextCursor: z.string().nullable(),
})
export type RecordList = z.infer<typeof RecordList>

/** The record sets of a version whose manifests are held here. */
export const RecordFigures = z.strictObject({
  version: Digest,
  sets: z.array(z.strictObject({ name: z.string(), manifest: PublicManifest })),
})
export type RecordFigures = z.infer<typeof RecordFigures>

/** What became of the records from one version to another. `unknown`: it can't be told here, and `reason` says why. */
export const RecordComparison = z.strictObject({
  before: ComparedSide,
  after: ComparedSide,
  outcome: z.enum(['compared', 'unknown']),
  reason: z.string(),
  difference: RecordDifference.nullable(),
})
export type RecordComparison = z.infer<typeof RecordComparison>

/** The objects of this room that have a name in the OpenAPI document. */
export const RECORD_SCHEMAS = {
  GroupedCounts,
  Manifest: PublicManifest,
  ManifestColumn,
  ManifestProfile,
  RecordComparison,
  RecordCount,
  RecordDifference,
  RecordFault,
  RecordFigures,
  RecordList,
  RecordUpload: PublicUpload,
  UnderstoodRecords,
}
