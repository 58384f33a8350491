import { index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import {
  LICENSE_BASES,
  LICENSE_KINDS,
  LICENSE_LAYERS,
  LICENSE_MATCHES,
  LICENSE_READ_FROM,
} from '#lib/license/statement.ts'
import { datasets } from './datasets.ts'
import { fileGroups, sources, versions } from './versions.ts'

export const licenseLayer = pgEnum('license_layer', LICENSE_LAYERS)
export const licenseKind = pgEnum('license_kind', LICENSE_KINDS)
export const licenseMatch = pgEnum('license_match', LICENSE_MATCHES)
export const licenseBasis = pgEnum('license_basis', LICENSE_BASES)
export const licenseReadFrom = pgEnum('license_read_from', LICENSE_READ_FROM)

/**
 * One statement about the licence of a dataset, a version, or a source or file group of a version: exactly one of `datasetId`
 * and `versionId` is set; `sourceId` or `fileGroupId` with `versionId`. `evidence` holds digests of rows of `evidence`.
 */
export const licenseStatements = pgTable(
  'license_statements',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    datasetId: uuid('dataset_id').references(() => datasets.id, { onDelete: 'cascade' }),
    versionId: uuid('version_id').references(() => versions.id, { onDelete: 'cascade' }),
    sourceId: uuid('source_id').references(() => sources.id, { onDelete: 'cascade' }),
    fileGroupId: uuid('file_group_id').references(() => fileGroups.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    layer: licenseLayer('layer').notNull(),
    kind: licenseKind('kind').notNull(),
    raw: text('raw').notNull(),
    expression: text('expression').notNull(),
    match: licenseMatch('match').notNull(),
    basis: licenseBasis('basis'),
    readFrom: licenseReadFrom('read_from'),
    by: text('by').notNull(),
    at: text('at'),
    reason: text('reason').notNull(),
    evidence: text('evidence').array().notNull(),
  },
  (table) => [
    index('license_statements_by_dataset').on(table.datasetId, table.position),
    index('license_statements_by_version').on(table.versionId, table.position),
    index('license_statements_by_source').on(table.sourceId),
    index('license_statements_by_file_group').on(table.fileGroupId),
    index('license_statements_by_evidence').using('gin', table.evidence),
  ],
)

/** Evidence, named by the digest of its canonical JSON; the same evidence is kept once. Append-only. */
export const evidence = pgTable('evidence', {
  digest: text('digest').primaryKey(),
  about: text('about').notNull(),
  source: text('source').notNull(),
  locator: text('locator').notNull(),
  quote: text('quote').notNull(),
  retrievedAt: text('retrieved_at').notNull(),
  snapshot: text('snapshot'),
})
