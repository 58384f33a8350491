import { sql } from 'drizzle-orm'
import {
  customType,
  date,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ARCHIVED, DATASET_STATES, LOWEST, OPT_OUT } from '#lib/dataset/facets.ts'
import { type Creator, type Link, MODALITIES } from '#lib/dataset/schema.ts'
import { LICENSE_FAMILIES } from '#lib/license/statement.ts'
import { organizations } from './accounts.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const modality = pgEnum('modality', MODALITIES)
export const licenseFamily = pgEnum('license_family', LICENSE_FAMILIES)
export const datasetState = pgEnum('dataset_state', DATASET_STATES)
export const optOut = pgEnum('opt_out', OPT_OUT)
export const archived = pgEnum('archived', ARCHIVED)
export const lowest = pgEnum('lowest', LOWEST)

/**
 * A dataset, apart from its versions. The columns after `kept` are what the list and its facets need of the current
 * version; `settle-dataset.ts` alone writes them. `evidence` holds digests of rows of `evidence`.
 */
export const datasets = pgTable(
  'datasets',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    path: text('path').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    modalities: modality('modalities').array().notNull(),
    languages: text('languages').array().notNull(),
    creators: jsonb('creators').$type<Creator[]>().notNull(),
    publisher: text('publisher').notNull(),
    keywords: text('keywords').array().notNull(),
    links: jsonb('links').$type<Link[]>().notNull(),
    citation: text('citation').notNull(),
    evidence: text('evidence').array().notNull(),
    kept: jsonb('kept').$type<Record<string, unknown>>().notNull(),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp('changed_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),

    state: datasetState('state').notNull().default('drafts-only'),
    currentVersionId: uuid('current_version_id'),
    newestOn: date('newest_on', { mode: 'string' }).notNull().defaultNow(),
    licenseExpression: text('license_expression').notNull().default('NOASSERTION'),
    licenseIds: text('license_ids')
      .array()
      .notNull()
      .generatedAlwaysAs(
        sql`array_remove(array_remove(string_to_array(regexp_replace(regexp_replace(regexp_replace(license_expression, '[()]', '', 'g'), ' WITH [^ ]+', '', 'g'), ' (AND|OR) ', ' ', 'g'), ' '), 'NOASSERTION'), 'NONE')`,
      ),
    licenseKind: text('license_kind', { enum: ['declared', 'concluded'] })
      .notNull()
      .default('declared'),
    licenseFamily: licenseFamily('license_family').notNull().default('unknown'),
    licenseHasEvidence: text('license_has_evidence', { enum: ['yes', 'no'] })
      .notNull()
      .default('no'),
    optOut: optOut('opt_out').notNull().default('nothing-recorded'),
    archived: archived('archived').notNull().default('nothing-recorded'),
    lowest: lowest('lowest').notNull().default('not-scored'),
    shownModalities: modality('shown_modalities').array().notNull().default([]),
    shownLanguages: text('shown_languages').array().notNull().default([]),
    searchWords: text('search_words').notNull().default(''),
    search: tsvector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', search_words), 'B') || setweight(to_tsvector('english', title || ' ' || left(description, 20000)), 'C')`,
    ),
  },
  (table) => [
    uniqueIndex('datasets_by_path').on(table.path),
    index('datasets_by_search').using('gin', table.search),
    index('datasets_by_license').using('gin', table.licenseIds),
    index('datasets_by_newest').on(table.newestOn.desc().nullsFirst(), table.id),
    index('datasets_by_title').on(sql`lower(title)`, table.id),
    index('datasets_by_organization').on(table.organizationId),
  ],
)
