import { sql } from 'drizzle-orm'
import { doublePrecision, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { PrincipleScore } from '#lib/assessment/scorecard.ts'
import { users } from './accounts.ts'
import { versions } from './versions.ts'

/**
 * What people recorded of a version, group by group: of each key the newest counts, what was written before stays. `value` null: it was taken back.
 * `evidence`: digests of rows of `evidence`. Append-only, but for an account that goes.
 */
export const versionFacts = pgTable(
  'version_facts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    key: text('key').$type<FactKey>().notNull(),
    value: jsonb('value').$type<unknown>(),
    evidence: text('evidence').array().notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('version_facts_newest').on(table.versionId, table.key, table.at.desc()),
    index('version_facts_by_evidence').using('gin', table.evidence),
  ],
)

/**
 * A score, frozen under version, rubric, moment and the digest of its facts (DESIGN §7.4). `export`: the canonical document from which others recompute
 * it, `digest` its own. `means`: of the seven principles in order, for comparison across the registry. `sums`: what the document itself says of
 * each of the seven (points, applicable, decided, mean), kept apart so that lists need not read the document.
 */
export const scores = pgTable(
  'scores',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    rubric: text('rubric').notNull(),
    asOf: text('as_of').notNull(),
    factsDigest: text('facts_digest').notNull(),
    digest: text('digest').notNull(),
    export: text('export').notNull(),
    means: doublePrecision('means').array().notNull(),
    mean: doublePrecision('mean').notNull(),
    minimum: doublePrecision('minimum').notNull(),
    sums: jsonb('sums')
      .$type<PrincipleScore[]>()
      .notNull()
      .generatedAlwaysAs(sql`(export::jsonb #> '{score,sums,principles}')`),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('scores_frozen').on(table.versionId, table.rubric, table.asOf, table.factsDigest),
    index('scores_newest').on(table.versionId, table.at.desc()),
    uniqueIndex('scores_by_digest').on(table.digest),
  ],
)

/** What a maintainer answered to a finding of a score, with evidence: shown beside it, and never counted. Append-only. */
export const scoreAnswers = pgTable(
  'score_answers',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    scoreId: uuid('score_id')
      .notNull()
      .references(() => scores.id),
    criterion: text('criterion').notNull(),
    note: text('note').notNull(),
    evidence: text('evidence').array().notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('score_answers_by_score').on(table.scoreId, table.criterion, table.at)],
)

/** What auditors said to an answer: accepted or declined, and why. The newest word of all counts. Append-only. */
export const scoreAnswerOpinions = pgTable(
  'score_answer_opinions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    answerId: uuid('answer_id')
      .notNull()
      .references(() => scoreAnswers.id),
    stance: text('stance', { enum: ['accept', 'decline'] }).notNull(),
    reason: text('reason').notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('score_answer_opinions_by_answer').on(table.answerId, table.at)],
)
