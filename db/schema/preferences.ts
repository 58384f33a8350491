import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { ATTEMPT_STATES, FAILURE_KINDS, HARVEST_BASES, HARVEST_STATES, OBSERVERS } from '#lib/preference/observation.ts'
import type { UsageLeaf } from '#lib/preference/preference.ts'
import type { ShareReading } from '#lib/preference/shares.ts'
import type { HeaderLine } from '#lib/preference/signal.ts'
import { users } from './accounts.ts'
import { versions } from './versions.ts'

export const attemptState = pgEnum('attempt_state', ATTEMPT_STATES)
export const failureKind = pgEnum('attempt_failure', FAILURE_KINDS)
export const observer = pgEnum('observer', OBSERVERS)
export const harvestState = pgEnum('harvest_state', HARVEST_STATES)

/**
 * The hosts of a version asked for what they say of use: all of them (`isComplete`), or a sample. `basis`: where they are known from, the version's
 * held records or, without any, the addresses of its sources. While it waits, nothing was listed yet: `originsChosen` is how many are wanted.
 */
export const harvests = pgTable(
  'harvests',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    isComplete: boolean('is_complete').notNull(),
    basis: text('basis', { enum: HARVEST_BASES }).notNull().default('records'),
    originsKnown: integer('origins_known').notNull(),
    originsChosen: integer('origins_chosen').notNull(),
    state: harvestState('state').notNull().default('waiting'),
    startedBy: text('started_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [index('harvests_by_version').on(table.versionId, table.createdAt)],
)

/**
 * An origin (scheme, host and port) in a harvest. `outcome`: what came of its robots.txt, `read` or one of the failure kinds; null until it was asked.
 * Each ends in exactly one. `dueAt`: when it is asked again after a failure that may pass.
 */
export const harvestOrigins = pgTable(
  'harvest_origins',
  {
    harvestId: uuid('harvest_id')
      .notNull()
      .references(() => harvests.id, { onDelete: 'cascade' }),
    origin: text('origin').notNull(),
    records: bigint('records', { mode: 'number' }).notNull(),
    isDone: boolean('is_done').notNull().default(false),
    outcome: text('outcome'),
    tries: integer('tries').notNull().default(0),
    dueAt: timestamp('due_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.harvestId, table.origin] }),
    index('harvest_origins_due').on(table.harvestId, table.isDone, table.dueAt),
  ],
)

/**
 * An origin that was asked for a published version, and is asked again: when its turn is, how often in a row it said the same and how often it could
 * not be read, and until when its host asked for silence. All of it follows from the attempts.
 */
export const watchedOrigins = pgTable(
  'watched_origins',
  {
    origin: text('origin').primaryKey(),
    steady: integer('steady').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    askedAt: timestamp('asked_at', { mode: 'date', withTimezone: true }).notNull(),
    dueAt: timestamp('due_at', { mode: 'date', withTimezone: true }).notNull(),
    silentUntil: timestamp('silent_until', { mode: 'date', withTimezone: true }),
  },
  (table) => [index('watched_origins_due').on(table.dueAt)],
)

/**
 * One request for one place, as it went (`preferences.md` §7). Append-only: what a decision rests on is never rewritten. `versionId`: only what a
 * collector kept belongs to one version; what we asked ourselves serves every version with that origin. `body`: 64 hex digits in the blob store.
 */
export const preferenceAttempts = pgTable(
  'preference_attempts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    origin: text('origin').notNull(),
    mechanism: text('mechanism').notNull(),
    location: text('location').notNull(),
    observer: observer('observer').notNull(),
    versionId: uuid('version_id').references(() => versions.id),
    harvestId: uuid('harvest_id'),
    agent: text('agent').notNull(),
    requestedAt: timestamp('requested_at', { mode: 'date', withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }).notNull(),
    chain: text('chain').array().notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<HeaderLine[]>().notNull(),
    body: text('body'),
    bytesReceived: integer('bytes_received').notNull(),
    bytesParsed: integer('bytes_parsed').notNull(),
    state: attemptState('state').notNull(),
    failure: failureKind('failure'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    flags: text('flags').array().notNull(),
  },
  (table) => [
    index('preference_attempts_by_place').on(table.origin, table.mechanism, table.location, table.finishedAt),
    index('preference_attempts_by_version').on(table.versionId, table.observer),
    index('preference_attempts_by_harvest').on(table.harvestId),
  ],
)

/**
 * Terms of service as a person recorded them. An allow counts once another person confirmed it. `scope`: an origin, or a host with its subdomains.
 * `endedAt`: from when on it no longer holds. What was written stays.
 */
export const termsStatements = pgTable(
  'terms_statements',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    host: text('host').notNull(),
    withSubdomains: boolean('with_subdomains').notNull(),
    pathPrefix: text('path_prefix').notNull(),
    url: text('url').notNull(),
    snapshot: text('snapshot'),
    quote: text('quote').notNull(),
    leaves: text('leaves').array().$type<UsageLeaf[]>().notNull(),
    effect: text('effect', { enum: ['allow', 'deny'] }).notNull(),
    reason: text('reason').notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    confirmedBy: text('confirmed_by').references(() => users.id, { onDelete: 'set null' }),
    confirmedName: text('confirmed_name'),
    confirmedAt: timestamp('confirmed_at', { mode: 'date', withTimezone: true }),
    endedAt: timestamp('ended_at', { mode: 'date', withTimezone: true }),
    endReason: text('end_reason'),
  },
  (table) => [index('terms_statements_by_host').on(table.host)],
)

/** What a version's records were told to be for, computed once from what was seen by `asOf`, and kept with the rules that computed it. */
export const preferenceReadings = pgTable(
  'preference_readings',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    /** `collection`: what held when each record was collected; `observed`: what had been seen by `asOf`. */
    moment: text('moment', { enum: ['collection', 'observed'] }).notNull(),
    asOf: timestamp('as_of', { mode: 'date', withTimezone: true }).notNull(),
    rules: text('rules').notNull(),
    inputs: text('inputs').notNull(),
    shares: jsonb('shares').$type<ShareReading>().notNull(),
    /** The Parquet blob with one row for each group of records that are decided alike. */
    groups: text('groups').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('preference_readings_by_version').on(table.versionId, table.moment, table.asOf)],
)
