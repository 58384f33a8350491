import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  type Amount,
  DERIVATIONS,
  type HostRevision,
  type Identifier,
  type RecordSet,
  SOURCE_KINDS,
  UNITS,
  VERSION_STATUSES,
  type Withdrawal,
} from '#lib/dataset/schema.ts'
import { users } from './accounts.ts'
import { datasets, licenseFamily, modality } from './datasets.ts'

export const versionStatus = pgEnum('version_status', VERSION_STATUSES)
export const sourceKind = pgEnum('source_kind', SOURCE_KINDS)
export const unit = pgEnum('unit', UNITS)
export const derivation = pgEnum('derivation', DERIVATIONS)

/**
 * A version. Once `status` is not `draft` only the withdrawal columns may change, once: triggers in the migrations
 * refuse the rest. `digest` and `sequence` (the order of publishing within the dataset) are null until then.
 */
export const versions = pgTable(
  'versions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    label: text('label').notNull(),
    status: versionStatus('status').notNull().default('draft'),
    reason: text('reason').notNull(),
    releaseDate: date('release_date', { mode: 'string' }).notNull(),
    description: text('description').notNull(),
    recordSets: jsonb('record_sets').$type<RecordSet[]>().notNull(),
    languages: text('languages').array().notNull(),
    modalities: modality('modalities').array().notNull(),
    amounts: jsonb('amounts').$type<Amount[]>().notNull(),
    exclusions: jsonb('exclusions').$type<{ count: number; digest: string }>(),
    revisionOf: text('revision_of'),
    hosts: jsonb('hosts').$type<HostRevision[]>().notNull(),
    identifiers: jsonb('identifiers').$type<Identifier[]>().notNull(),
    evidence: text('evidence').array().notNull(),
    fileCount: integer('file_count').notNull(),
    totalBytes: bigint('total_bytes', { mode: 'number' }),
    licenseExpression: text('license_expression').notNull(),
    licenseKind: text('license_kind', { enum: ['declared', 'concluded'] }).notNull(),
    licenseFamily: licenseFamily('license_family').notNull(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp('changed_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    digest: text('digest'),
    sequence: integer('sequence'),
    publishedAt: timestamp('published_at', { mode: 'date', withTimezone: true }),
    withdrawnAt: timestamp('withdrawn_at', { mode: 'date', withTimezone: true }),
    withdrawal: jsonb('withdrawal').$type<Withdrawal>(),
  },
  (table) => [
    uniqueIndex('versions_by_label').on(table.datasetId, sql`lower(label)`),
    uniqueIndex('versions_by_digest').on(table.digest),
    uniqueIndex('versions_by_sequence').on(table.datasetId, table.sequence),
  ],
)

/** The canonical bytes (RFC 8785) whose sha256 is the digest, exactly as they were digested. Append-only. */
export const versionRecords = pgTable('version_records', {
  digest: text('digest').primaryKey(),
  versionId: uuid('version_id')
    .notNull()
    .unique()
    .references(() => versions.id),
  canonical: text('canonical').notNull(),
})

/** A downloadable file of a version (a distribution). */
export const files = pgTable(
  'files',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    mediaType: text('media_type').notNull(),
    url: text('url'),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.path] }), index('files_by_sha256').on(table.sha256)],
)

/** Where a version's records came from, in the maintainer's order. */
export const sources = pgTable(
  'sources',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    url: text('url'),
    kind: sourceKind('kind').notNull(),
    method: text('method').notNull(),
    collectedFrom: date('collected_from', { mode: 'string' }),
    collectedTo: date('collected_to', { mode: 'string' }),
    shareUnit: unit('share_unit'),
    shareValue: doublePrecision('share_value'),
    reason: text('reason').notNull(),
  },
  (table) => [uniqueIndex('sources_in_order').on(table.versionId, table.position)],
)

/** Files of a version that share a licence of their own, in the maintainer's order; counted when they were written. */
export const fileGroups = pgTable(
  'file_groups',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    pattern: text('pattern').notNull(),
    fileCount: integer('file_count').notNull(),
    bytes: bigint('bytes', { mode: 'number' }),
    share: doublePrecision('share'),
  },
  (table) => [uniqueIndex('file_groups_in_order').on(table.versionId, table.position)],
)

/** The ancestors that a version names, by digest; both directions are indexed. */
export const derivations = pgTable(
  'derivations',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    relation: derivation('relation').notNull(),
    ancestor: text('ancestor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.relation, table.ancestor] }),
    index('derivations_by_ancestor').on(table.ancestor),
  ],
)
