import {
  type AnyPgColumn,
  bigint,
  doublePrecision,
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
import type { InputState } from '#lib/run/input-state.ts'
import { INPUT_ROLES } from '#lib/run/inputs.ts'
import type { RunCode, RunConfiguration, RunEngine, RunResult } from '#lib/run/schema.ts'
import { RUN_KINDS, RUN_STATES } from '#lib/run/state.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import { REPLAY_VERDICTS, type ReplayJudgement } from '#lib/run/verdict.ts'
import { organizations, users } from './accounts.ts'

export const runKind = pgEnum('run_kind', RUN_KINDS)
export const runState = pgEnum('run_state', RUN_STATES)
export const inputRole = pgEnum('run_input_role', INPUT_ROLES)
export const replayVerdict = pgEnum('run_replay_verdict', REPLAY_VERDICTS)

/**
 * A run: what it was told to do, on what, and how it stands. What it was told never changes; how it stands may until it is complete, failed or cancelled, and
 * then nothing may (triggers in the migrations). `digest`: of its record, once it is over. `heardAt`: its last sign of life.
 */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    kind: runKind('kind').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    configuration: jsonb('configuration').$type<RunConfiguration>().notNull(),
    code: jsonb('code').$type<RunCode>(),
    environment: jsonb('environment').$type<Record<string, string>>().notNull(),
    engine: jsonb('engine').$type<RunEngine>(),
    seeds: jsonb('seeds').$type<Record<string, number>>().notNull(),
    /** Who carries it out: those who report it, or this registry's own worker. */
    executor: text('executor', { enum: ['reporter', 'registry'] })
      .notNull()
      .default('reporter'),
    /** Of a run of our own: steps done and to do, the blob from which it goes on after a restart, and whether someone asked to end it. */
    stepsDone: integer('steps_done'),
    stepsPlanned: integer('steps_planned'),
    checkpoint: text('checkpoint'),
    cancelAskedAt: timestamp('cancel_asked_at', { mode: 'date', withTimezone: true }),
    /** Which execution of it may write: each that begins takes it for itself, and the one before finds that it has lost it. */
    claim: uuid('claim'),
    /** The run that this one repeats, where this registry was asked to. */
    replayOf: uuid('replay_of').references((): AnyPgColumn => runs.id),
    heartbeatSeconds: integer('heartbeat_seconds').notNull(),
    state: runState('state').notNull(),
    reason: text('reason').notNull().default(''),
    result: jsonb('result').$type<RunResult>(),
    digest: text('digest'),
    startedAt: timestamp('started_at', { mode: 'date', withTimezone: true }),
    heardAt: timestamp('heard_at', { mode: 'date', withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { mode: 'date', withTimezone: true }),
    recordedAt: timestamp('recorded_at', { mode: 'date', withTimezone: true }).notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
  },
  (table) => [
    index('runs_newest').on(table.recordedAt.desc(), table.id.desc()),
    index('runs_by_organization').on(table.organizationId, table.recordedAt.desc()),
    index('runs_by_state').on(table.state, table.heardAt),
    index('runs_by_digest').on(table.digest),
    index('runs_by_repeated').on(table.replayOf),
  ],
)

const ofRun = () =>
  uuid('run_id')
    .notNull()
    .references((): AnyPgColumn => runs.id)

/**
 * What a run read: a version by digest, or a name. `datasetPath`, `label`: what the name speaks of here, if it has that form. `stateThen`: what was known of
 * the version when the input was recorded. Append-only.
 */
export const runInputs = pgTable(
  'run_inputs',
  {
    runId: ofRun(),
    position: integer('position').notNull(),
    role: inputRole('role').notNull(),
    version: text('version'),
    name: text('name').notNull(),
    datasetPath: text('dataset_path'),
    label: text('label'),
    weight: doublePrecision('weight'),
    tokens: bigint('tokens', { mode: 'number' }),
    epochs: doublePrecision('epochs'),
    stateThen: jsonb('state_then').$type<InputState>(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    index('run_inputs_by_version').on(table.version),
    index('run_inputs_by_name').on(table.datasetPath, table.label),
  ],
)

/** What a run made: versions by digest, weights and files by name and digest. Append-only. */
export const runOutputs = pgTable(
  'run_outputs',
  {
    runId: ofRun(),
    position: integer('position').notNull(),
    version: text('version'),
    name: text('name').notNull(),
    digest: text('digest'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    index('run_outputs_by_version').on(table.version),
    index('run_outputs_by_digest').on(table.digest),
  ],
)

/** The files that belong to a run, by the sha256 of their bytes. Append-only. */
export const runArtifacts = pgTable(
  'run_artifacts',
  {
    runId: ofRun(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    digest: text('digest').notNull(),
    bytes: bigint('bytes', { mode: 'number' }),
    mediaType: text('media_type').notNull(),
    url: text('url'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    index('run_artifacts_by_digest').on(table.digest),
  ],
)

/** The numbers that a run measured, by series and step. Append-only. */
export const runMetrics = pgTable(
  'run_metrics',
  {
    runId: ofRun(),
    series: text('series').notNull(),
    step: bigint('step', { mode: 'number' }).notNull(),
    value: doublePrecision('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.series, table.step] })],
)

/** The digests of what a run held at a step. Append-only. */
export const runTrace = pgTable(
  'run_trace',
  {
    runId: ofRun(),
    step: bigint('step', { mode: 'number' }).notNull(),
    digests: jsonb('digests').$type<TraceStep['digests']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.step] })],
)

/** A run judged as the replay of another: the verdict, and by which rules. Append-only, but for an account that goes. */
export const runReplays = pgTable(
  'run_replays',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    runId: ofRun(),
    replayId: uuid('replay_id')
      .notNull()
      .references(() => runs.id),
    verdict: replayVerdict('verdict').notNull(),
    judgement: jsonb('judgement').$type<ReplayJudgement>().notNull(),
    author: text('author').references(() => users.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    at: timestamp('at', { mode: 'date', withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('run_replays_by_run').on(table.runId, table.at), index('run_replays_by_replay').on(table.replayId)],
)
