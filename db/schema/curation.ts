import { index, integer, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { STANCES } from '#lib/license/conclusion.ts'
import { EVIDENCE_OUTCOMES, EVIDENCE_STATES } from '#lib/license/evidence-outcome.ts'
import { STANDINGS } from '#lib/license/licensing.ts'
import { users } from './accounts.ts'
import { licenseBasis, licenseLayer, licenseReadFrom } from './licenses.ts'
import { versions } from './versions.ts'

export const conclusionStanding = pgEnum('conclusion_standing', STANDINGS)
export const opinionStance = pgEnum('opinion_stance', STANCES)

/**
 * What auditors concluded about the licence of a part of a published version. `part` is the part's id in the version
 * (`version`, `source/0`). Only `standing` and `settledAt` ever change; who wrote it stays, by the name they had.
 */
export const licenseConclusions = pgTable(
  'license_conclusions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    part: text('part').notNull(),
    layer: licenseLayer('layer').notNull(),
    expression: text('expression').notNull(),
    raw: text('raw').notNull(),
    basis: licenseBasis('basis'),
    readFrom: licenseReadFrom('read_from'),
    reason: text('reason').notNull(),
    confidence: integer('confidence'),
    evidence: text('evidence').array().notNull(),
    standing: conclusionStanding('standing').notNull().default('proposed'),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp('settled_at', { mode: 'date', withTimezone: true }),
  },
  (table) => [
    index('license_conclusions_by_version').on(table.versionId, table.part, table.at),
    index('license_conclusions_by_standing').on(table.standing, table.at, table.id),
    index('license_conclusions_by_evidence').using('gin', table.evidence),
  ],
)

/** What others said to a conclusion, in the order of saying. Append-only. */
export const licenseOpinions = pgTable(
  'license_opinions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    conclusionId: uuid('conclusion_id')
      .notNull()
      .references(() => licenseConclusions.id),
    stance: opinionStance('stance').notNull(),
    expression: text('expression').notNull(),
    reason: text('reason').notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('license_opinions_by_conclusion').on(table.conclusionId, table.at)],
)

export const evidenceOutcome = pgEnum('evidence_outcome', EVIDENCE_OUTCOMES)
export const evidenceState = pgEnum('evidence_state', EVIDENCE_STATES)

/**
 * The page that a piece of licence evidence was read from, as it is watched: one row for each piece (`evidence`, its digest).
 * `dueAt`: when it is to be fetched again. `failures`: in a row. `snapshot`: sha256 of the
 * newest bytes that were kept; `baseline`: of the last ones that said what was quoted.
 */
export const evidencePages = pgTable(
  'evidence_pages',
  {
    evidence: text('evidence').primaryKey(),
    source: text('source').notNull(),
    state: evidenceState('state').notNull().default('unchecked'),
    dueAt: timestamp('due_at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    checkedAt: timestamp('checked_at', { mode: 'date', withTimezone: true }),
    staleSince: timestamp('stale_since', { mode: 'date', withTimezone: true }),
    failures: integer('failures').notNull().default(0),
    snapshot: text('snapshot'),
    baseline: text('baseline'),
    etag: text('etag'),
    lastModified: text('last_modified'),
  },
  (table) => [index('evidence_pages_by_due').on(table.dueAt)],
)

/** Each time that an evidence page was fetched: what came of it, by which version of the rule, and the bytes' sha256. Append-only. */
export const evidenceChecks = pgTable(
  'evidence_checks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    evidence: text('evidence').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
    outcome: evidenceOutcome('outcome').notNull(),
    note: text('note').notNull(),
    url: text('url').notNull(),
    bytes: integer('bytes'),
    snapshot: text('snapshot'),
    mediaType: text('media_type').notNull(),
    rule: text('rule').notNull(),
  },
  (table) => [index('evidence_checks_by_evidence').on(table.evidence, table.at)],
)
