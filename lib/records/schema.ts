import { z } from 'zod'
import { Digest, Sha256Hex } from '../digest.ts'
import { boundedText } from '../evidence.ts'

/** The forms in which records may be sent; gzip or zstd around them is found by its first bytes. */
export const RECORD_FORMATS = ['parquet', 'csv', 'jsonl'] as const
export const RecordFormat = z.enum(RECORD_FORMATS)
export type RecordFormat = z.infer<typeof RecordFormat>

/**
 * What a column of a manifest means to Colophon (DESIGN §5). `id` and `digest` are needed: the record's name in the version, and the sha256 of
 * its content. `bytes` and `tokens` are counts; `retrievedAt` is a time in UTC; `mark` says `synthetic` or `translated`.
 */
export const RECORD_ROLES = [
  'id',
  'digest',
  'url',
  'source',
  'bytes',
  'tokens',
  'license',
  'creator',
  'retrievedAt',
  'language',
  'split',
  'mark',
] as const
export const RecordRole = z.enum(RECORD_ROLES)
export type RecordRole = z.infer<typeof RecordRole>

/** Which column of the file plays which role; a role that no column plays is left out, other columns are kept as they are. */
export const ColumnMapping = z.partialRecord(RecordRole, z.string().min(1).max(300))
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** Figures of one column: values that are there, values that are missing, distinct values (exact where they are few, else within one in a hundred), the smallest and the largest. */
export const ColumnFigures = z.strictObject({
  present: z.number().int(),
  missing: z.number().int(),
  distinct: z.number().int(),
  min: z.string().nullable(),
  max: z.string().nullable(),
})

/** A column of a manifest: its name there, its type in DuckDB's words, its role (null: kept as it came), and its figures. */
export const ManifestColumn = z.strictObject({
  name: z.string(),
  type: z.string(),
  role: RecordRole.nullable(),
  figures: ColumnFigures,
})
export type ManifestColumn = z.infer<typeof ManifestColumn>

/** The questions by which records are counted on their page. */
export const RECORD_GROUPINGS = ['host', 'source', 'license', 'language', 'split', 'mark'] as const
export const RecordGrouping = z.enum(RECORD_GROUPINGS)
export type RecordGrouping = z.infer<typeof RecordGrouping>

/** How many records, bytes and tokens have one value; null where the manifest has no such column or a value is missing throughout. */
export const RecordCount = z.strictObject({
  value: z.string().nullable(),
  records: z.number().int(),
  bytes: z.number().int().nullable(),
  tokens: z.number().int().nullable(),
})
export type RecordCount = z.infer<typeof RecordCount>

/** The most values of one grouping that are kept in a profile; `distinct` counts all, what is left out is in `rest`. */
export const PROFILE_TOP = 200

/** Records counted in one way: the values with the most records first, then what they leave over. */
export const GroupedCounts = z.strictObject({
  by: RecordGrouping,
  distinct: z.number().int(),
  top: z.array(RecordCount).max(PROFILE_TOP),
  rest: RecordCount.nullable(),
})
export type GroupedCounts = z.infer<typeof GroupedCounts>

/** A manifest in figures: totals, and counts by each grouping whose column is there. */
export const ManifestProfile = z.strictObject({ total: RecordCount, groupings: z.array(GroupedCounts) })
export type ManifestProfile = z.infer<typeof ManifestProfile>

/**
 * A manifest as it is kept: `sha256` of its Parquet blob, the record-set digest (DESIGN §4) and `buckets`, the sha256 of the blob with the
 * 4,096 bucket digests' hex in order.
 */
export const Manifest = z.strictObject({
  sha256: Sha256Hex,
  bytes: z.number().int(),
  count: z.number().int(),
  setDigest: Digest,
  buckets: Sha256Hex,
  index: Sha256Hex,
  columns: z.array(ManifestColumn),
  profile: ManifestProfile,
})
export type Manifest = z.infer<typeof Manifest>

/** A fault of a file of records: the row (from 1, the header not counted; 0: the file as a whole), the column, and what is wanted. */
export const RecordFault = z.strictObject({
  row: z.number().int().min(0),
  column: z.string(),
  code: z.enum([
    'unreadable',
    'truncated',
    'bad-utf8',
    'missing-column',
    'missing-id',
    'duplicate-id',
    'missing-digest',
    'bad-digest',
    'wrong-type',
    'bad-url',
    'too-many-columns',
    'too-large',
    'empty',
  ]),
  message: z.string(),
})
export type RecordFault = z.infer<typeof RecordFault>

/**
 * How a file was understood: its format, which column plays which role, which roles were guessed and in a sentence why, and the columns that are
 * kept as they came.
 */
export const UnderstoodRecords = z.strictObject({
  format: RecordFormat,
  compression: z.enum(['none', 'gzip', 'zstd']),
  mapping: ColumnMapping,
  guessed: z.array(RecordRole),
  why: z.partialRecord(RecordRole, z.string()),
  kept: z.array(z.string()),
})
export type UnderstoodRecords = z.infer<typeof UnderstoodRecords>

export const UPLOAD_STATES = ['waiting', 'running', 'kept', 'refused'] as const
export const UploadState = z.enum(UPLOAD_STATES)
export type UploadState = z.infer<typeof UploadState>

/** One record of a manifest as pages and the API show it. `other` holds the columns that Colophon gives no meaning. */
export const RecordRow = z.strictObject({
  id: z.string(),
  digest: Sha256Hex,
  url: z.string().nullable(),
  host: z.string().nullable(),
  source: z.string().nullable(),
  bytes: z.number().nullable(),
  tokens: z.number().nullable(),
  license: z.string().nullable(),
  creator: z.string().nullable(),
  retrievedAt: z.string().nullable(),
  language: z.string().nullable(),
  split: z.string().nullable(),
  mark: z.string().nullable(),
  other: z.record(z.string(), z.unknown()),
})
export type RecordRow = z.infer<typeof RecordRow>

/** Which records are asked for: equal in each value given; `q` is part of the id, the URL or the source. */
export const RecordFilter = z.strictObject({
  host: boundedText(253).optional(),
  source: boundedText(2048).optional(),
  license: boundedText(300).optional(),
  language: boundedText(35).optional(),
  split: boundedText(100).optional(),
  mark: boundedText(100).optional(),
  digest: Sha256Hex.optional(),
  q: boundedText(300).optional(),
})
export type RecordFilter = z.infer<typeof RecordFilter>

/** A page of records in the manifest's order, by host read from its end and then by id, and where the next one starts (null: there is none). */
export const RecordPage = z.strictObject({ items: z.array(RecordRow), nextCursor: z.string().nullable() })
export type RecordPage = z.infer<typeof RecordPage>

/** How a record differs between two manifests. */
export const RECORD_CHANGES = ['added', 'removed', 'changed'] as const
export const RecordChange = z.strictObject({
  id: z.string(),
  change: z.enum(RECORD_CHANGES),
  before: Sha256Hex.nullable(),
  after: Sha256Hex.nullable(),
})
export type RecordChange = z.infer<typeof RecordChange>

/** Two manifests compared bucket by bucket: how much changed, how many buckets had to be read, and the first of the changes. */
export const RecordDifference = z.strictObject({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  equal: z.number().int(),
  bucketsRead: z.number().int(),
  changes: z.array(RecordChange),
})
export type RecordDifference = z.infer<typeof RecordDifference>
