import { z } from 'zod'
import { VersionStatus } from '../dataset/schema.ts'
import { Digest } from '../digest.ts'
import { ArithmeticCheck } from './check.ts'
import { RunFlag } from './flags.ts'
import { InputState } from './input-state.ts'
import { INPUT_ROLES, RunArtifact } from './inputs.ts'
import { RunCode, RunEngine } from './schema.ts'
import { RunKind, RunState } from './state.ts'
import { ReplayJudgement } from './verdict.ts'

const Time = z.iso.datetime({ offset: true })
const Count = z.number().int().min(0)

/** What is said with every answer about runs. */
export const RUN_DISCLAIMER =
  'A run is as its reporter told it. Figures are recomputed where they can be; a flag is a question and no verdict, and nothing here is legal advice.'

/** A version that a run read or made, as it is named here. */
const RunVersion = z.strictObject({ digest: Digest, dataset: z.string(), label: z.string(), status: VersionStatus })

/** An input as it is told. `version` null: it is not pinned. `whenRecorded`: what was known of it then; `now`: today. */
export const PublicRunInput = z.strictObject({
  role: z.enum(INPUT_ROLES),
  version: RunVersion.nullable(),
  name: z.string(),
  weight: z.number().nullable(),
  tokens: Count.nullable(),
  epochs: z.number().nullable(),
  whenRecorded: InputState.nullable(),
  now: InputState.nullable(),
})
export type PublicRunInput = z.infer<typeof PublicRunInput>

const PublicRunOutput = z.strictObject({
  version: RunVersion.nullable(),
  name: z.string(),
  digest: Digest.nullable().describe('Of weights and other files'),
})

/** One replay of a run, with the run that it was and its verdict. */
export const PublicReplay = z.strictObject({
  id: z.uuid(),
  run: z.uuid(),
  replay: z.uuid(),
  replayName: z.string(),
  organization: z.string(),
  engine: RunEngine.nullable(),
  seconds: z.number().nullable().describe('How long the replay took'),
  judgement: ReplayJudgement,
  by: z.string(),
  at: Time,
})
export type PublicReplay = z.infer<typeof PublicReplay>

/** A run in a list. `unpinned`: how many inputs have no digest. */
export const ListedRun = z.strictObject({
  id: z.uuid(),
  organization: z.string(),
  kind: RunKind,
  name: z.string(),
  state: RunState,
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  recordedAt: Time,
  unpinned: Count,
})
export type ListedRun = z.infer<typeof ListedRun>

/** How a version stands in a run: what it was read for, or that it was made; `pinned` false: the run names it, without its digest. */
export const RunOfVersion = ListedRun.extend({
  as: z.enum([...INPUT_ROLES, 'output']),
  pinned: z.boolean(),
  weight: z.number().nullable(),
  tokens: Count.nullable(),
})
export type RunOfVersion = z.infer<typeof RunOfVersion>

/** A series of numbers as it is told in short. */
export const SeriesSummary = z.strictObject({
  series: z.string(),
  points: Count,
  first: z.number().int(),
  last: z.number().int(),
  value: z.number().describe('The last one'),
})
export type SeriesSummary = z.infer<typeof SeriesSummary>

/** A run as anyone may read it. `digest`: of its record, once it is over; it never changes after that. */
export const PublicRun = z.strictObject({
  id: z.uuid(),
  format: z.string(),
  organization: z.string(),
  kind: RunKind,
  name: z.string(),
  description: z.string(),
  state: RunState,
  reason: z.string(),
  digest: Digest.nullable(),
  executor: z.enum(['reporter', 'registry']),
  progress: z.strictObject({ done: Count, planned: Count }).nullable(),
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  heardAt: Time,
  lostAt: Time.nullable().describe('When it counts as abandoned unless it is heard of'),
  recordedAt: Time,
  by: z.string(),
  inputs: z.array(PublicRunInput),
  outputs: z.array(PublicRunOutput),
  artifacts: z.array(RunArtifact),
  code: RunCode.nullable(),
  environment: z.record(z.string(), z.string()),
  engine: RunEngine.nullable(),
  seeds: z.record(z.string(), z.number()),
  configuration: z.unknown(),
  result: z.unknown().nullable(),
  series: z.array(SeriesSummary),
  traced: Count.describe('Steps whose digests are recorded'),
  check: z.strictObject({
    rules: z.string(),
    arithmetic: z.array(ArithmeticCheck),
    missing: z.array(z.strictObject({ at: z.string(), why: z.string() })),
  }),
  flags: z.array(RunFlag),
  replays: z.array(PublicReplay),
  disclaimer: z.literal(RUN_DISCLAIMER),
})
export type PublicRun = z.infer<typeof PublicRun>
