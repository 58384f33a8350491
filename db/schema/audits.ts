import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { LicenseQuestion } from '#lib/license/verdict.ts'
import { users } from './accounts.ts'

/** A mixture of exact versions, named by the digest of its canonical JSON (`canonical`): it never changes. */
export const mixtures = pgTable('mixtures', {
  digest: text('digest').primaryKey(),
  title: text('title').notNull(),
  canonical: text('canonical').notNull(),
  createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
})

/** A licence audit as it was recorded: `report` is the canonical JSON, `digest` its sha256. `subject`: the digest of a version or a mixture. */
export const audits = pgTable(
  'audits',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    subject: text('subject').notNull(),
    title: text('title').notNull(),
    question: jsonb('question').$type<LicenseQuestion>().notNull(),
    verdict: text('verdict').notNull(),
    report: text('report').notNull(),
    digest: text('digest').notNull(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('audits_by_subject').on(table.subject, table.createdAt),
    index('audits_by_age').on(table.createdAt),
  ],
)

/** Who signed an audit, bound to its report's digest. Append-only. */
export const auditSignatures = pgTable(
  'audit_signatures',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    auditId: uuid('audit_id')
      .notNull()
      .references(() => audits.id),
    digest: text('digest').notNull(),
    signedBy: text('signed_by').references(() => users.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    capacity: text('capacity').notNull(),
    statement: text('statement').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('audit_signatures_once').on(table.auditId, table.signedBy)],
)
