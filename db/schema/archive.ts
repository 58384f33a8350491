import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CHECK_BASES, CHECK_OUTCOMES, type CheckReason, type HostClaim, LINK_STATES } from '#lib/archive/check.ts'
import { COPY_COVERS, COPY_HOSTS, type CopyIdentifier, type CopyRetirement, MANDATES } from '#lib/archive/copy.ts'
import { users } from './accounts.ts'
import { versions } from './versions.ts'

export const copyHost = pgEnum('copy_host', COPY_HOSTS)
export const copyMandate = pgEnum('copy_mandate', MANDATES)
export const copyCovers = pgEnum('copy_covers', COPY_COVERS)
export const checkOutcome = pgEnum('check_outcome', CHECK_OUTCOMES)
export const checkBasis = pgEnum('check_basis', CHECK_BASES)
export const linkState = pgEnum('link_state', LINK_STATES)

/**
 * The copies of published versions elsewhere. `evidence`: digests of rows of `evidence`. What was recorded never changes; a copy is retired once and stays. `dueAt`: when
 * it is to be checked again, `askedAt`: that somebody asked for that, `failures`: checks in a row that did not pass.
 */
export const archiveCopies = pgTable(
  'archive_copies',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    host: copyHost('host').notNull(),
    url: text('url').notNull(),
    custodian: text('custodian').notNull(),
    mandate: copyMandate('mandate').notNull(),
    covers: copyCovers('covers').notNull(),
    path: text('path'),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    identifiers: jsonb('identifiers').$type<CopyIdentifier[]>().notNull(),
    place: text('place').notNull(),
    depositedOn: date('deposited_on', { mode: 'string' }),
    note: text('note').notNull(),
    evidence: text('evidence').array().notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    retirement: jsonb('retirement').$type<CopyRetirement>(),
    retiredByName: text('retired_by_name'),
    retiredAt: timestamp('retired_at', { mode: 'date', withTimezone: true }),
    dueAt: timestamp('due_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    askedAt: timestamp('asked_at', { mode: 'date', withTimezone: true }),
    failures: integer('failures').notNull().default(0),
  },
  (table) => [
    index('archive_copies_by_version').on(table.versionId, table.at),
    index('archive_copies_by_due').on(table.dueAt).where(sql`${table.retiredAt} is null`),
    uniqueIndex('archive_copies_once')
      .on(table.versionId, table.url, sql`coalesce(${table.path}, '')`)
      .where(sql`${table.retiredAt} is null`),
  ],
)

/** Each check of a copy, made here or reported: what was seen, what was expected then, and by which rule it was judged. Append-only, but for an account that goes. */
export const fixityChecks = pgTable(
  'fixity_checks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    copyId: uuid('copy_id')
      .notNull()
      .references(() => archiveCopies.id),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull(),
    rule: text('rule').notNull(),
    basis: checkBasis('basis').notNull(),
    outcome: checkOutcome('outcome').notNull(),
    link: linkState('link').notNull(),
    reasons: jsonb('reasons').$type<CheckReason[]>().notNull(),
    url: text('url'),
    status: integer('status'),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    expectedBytes: bigint('expected_bytes', { mode: 'number' }),
    expectedSha256: text('expected_sha256'),
    claim: jsonb('claim').$type<HostClaim>(),
    note: text('note').notNull(),
    evidence: text('evidence').array().notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    agent: text('agent').notNull(),
    recordedAt: timestamp('recorded_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('fixity_checks_newest').on(table.copyId, table.at.desc())],
)
