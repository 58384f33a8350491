import { index, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { DOI_KINDS, DOI_STATES } from '#lib/archive/doi.ts'
import { users } from './accounts.ts'
import { datasets } from './datasets.ts'
import { versions } from './versions.ts'

export const doiKind = pgEnum('doi_kind', DOI_KINDS)
export const doiState = pgEnum('doi_state', DOI_STATES)

/**
 * The DOIs that were asked for: at most one of each version and of each dataset (`versionId` null). `subject`: the version's digest, or the dataset's path. A
 * name once taken stays; only `state`, `note` and `registeredAt` ever change.
 */
export const archiveDois = pgTable(
  'archive_dois',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: doiKind('kind').notNull(),
    subject: text('subject').notNull().unique(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    versionId: uuid('version_id').references(() => versions.id),
    doi: text('doi').notNull().unique(),
    state: doiState('state').notNull().default('requested'),
    note: text('note').notNull().default(''),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    requestedAt: timestamp('requested_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    registeredAt: timestamp('registered_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [index('archive_dois_by_dataset').on(table.datasetId)],
)
