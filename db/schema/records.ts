import { bigint, index, jsonb, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import {
  type ColumnMapping,
  type ManifestColumn,
  type ManifestProfile,
  type RecordFault,
  type UnderstoodRecords,
  UPLOAD_STATES,
} from '#lib/records/schema.ts'
import { users } from './accounts.ts'
import { versions } from './versions.ts'

export const uploadState = pgEnum('record_upload_state', UPLOAD_STATES)

/**
 * A manifest of records that is kept here: a Parquet blob, named by its sha256, and what was computed of it once. `buckets`: the blob with the
 * 4,096 bucket digests. `recordIndex`: the Parquet blob of leaves in the order of buckets. Append-only.
 */
export const manifests = pgTable(
  'manifests',
  {
    sha256: text('sha256').primaryKey(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    setDigest: text('set_digest').notNull(),
    buckets: text('buckets').notNull(),
    recordIndex: text('record_index').notNull(),
    columns: jsonb('columns').$type<ManifestColumn[]>().notNull(),
    profile: jsonb('profile').$type<ManifestProfile>().notNull(),
    madeAt: timestamp('made_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('manifests_by_set_digest').on(table.setDigest)],
)

/**
 * A file of records that was sent for a draft: the bytes as they came (`blob`), how they are to be read, and what became of them. The draft has the
 * manifest from the moment that `state` is `kept`, and not before.
 */
export const recordUploads = pgTable(
  'record_uploads',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    blob: text('blob').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    fileName: text('file_name').notNull(),
    mapping: jsonb('mapping').$type<ColumnMapping>(),
    state: uploadState('state').notNull().default('waiting'),
    understood: jsonb('understood').$type<UnderstoodRecords>(),
    faults: jsonb('faults').$type<RecordFault[]>().notNull().default([]),
    manifest: text('manifest').references(() => manifests.sha256),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [index('record_uploads_by_version').on(table.versionId, table.createdAt)],
)
