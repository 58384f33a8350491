import { sql } from 'drizzle-orm'
import { bigserial, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/**
 * What happened: one row for each command, written in the command's own transaction. `tx` is that transaction, by
 * which a reader can tell exactly whether anything was committed since (see `registry-moment.ts`). No personal data:
 * `actor` is an account's id, `facts` holds names, labels and digests. Append-only.
 */
export const events = pgTable(
  'events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    tx: xid8('tx').notNull().default(sql`pg_current_xact_id()`),
    kind: text('kind').notNull(),
    actor: text('actor').notNull(),
    subject: text('subject').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('events_by_tx').on(table.tx), index('events_by_subject').on(table.subject, table.id)],
)

/** Answers to writes that came with an Idempotency-Key, so that a repeated request gets the same answer. Kept a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    request: text('request').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] }), index('idempotency_keys_by_age').on(table.createdAt)],
)
