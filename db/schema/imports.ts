import { boolean, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { organizations, users } from './accounts.ts'
import { datasets } from './datasets.ts'

/**
 * What was imported: the digest of a candidate's canonical input, and the dataset it became. The key by which a second
 * import of the same document changes nothing.
 */
export const importedCandidates = pgTable(
  'imported_candidates',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    digest: text('digest').notNull(),
    format: text('format').notNull(),
    key: text('key').notNull(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    label: text('label'),
    importedAt: timestamp('imported_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.digest] }),
    index('imported_candidates_by_key').on(table.organizationId, table.format, table.key),
  ],
)

export const BATCH_STATES = ['waiting', 'running', 'done'] as const
export const batchState = pgEnum('batch_state', BATCH_STATES)
export const ITEM_STATES = ['waiting', 'done', 'refused'] as const
export const itemState = pgEnum('item_state', ITEM_STATES)

/** Many files imported at once by the worker, one file after another, each in its own transaction. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    startedBy: text('started_by')
      .notNull()
      .references(() => users.id),
    format: text('format').notNull(),
    publish: boolean('publish').notNull(),
    state: batchState('state').notNull().default('waiting'),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [index('import_batches_by_person').on(table.startedBy, table.createdAt)],
)

/** One file of a batch: its bytes by digest in the blob store, and what became of it. */
export const importItems = pgTable(
  'import_items',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    blob: text('blob').notNull(),
    state: itemState('state').notNull().default('waiting'),
    report: jsonb('report').$type<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.position] })],
)
