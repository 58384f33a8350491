import { z } from 'zod'
import { Slug } from '../dataset/schema.ts'
import { Digest } from '../digest.ts'
import { parseOrRefuse } from '../error.ts'
import { boundedText, requiredLine, requiredText, Timestamp, WebAddress } from '../evidence.ts'
import { GradMimicConfiguration, GradMimicResult } from './grad-mimic-record.ts'
import { RunArtifact, RunInput, RunOutput } from './inputs.ts'
import { JsonObject } from './json-object.ts'
import { DEFAULT_HEARTBEAT_SECONDS } from './lost.ts'
import { FINAL_STATES, type RunKind } from './state.ts'
import { T6Configuration, T6Result } from './t6-record.ts'

/** The form of a run's record. A reader that knows another one refuses. */
export const RUN_FORMAT = 'colophon-run-1'

/** The engine of this registry, as it was when a run was carried out. Only such runs can be the same bit for bit when they are replayed. */
export const RunEngine = z.strictObject({
  version: requiredText(100),
  kernelDigest: Digest,
  selfTest: Digest,
  node: requiredText(100),
  arch: requiredText(100),
})
export type RunEngine = z.infer<typeof RunEngine>

/** The code that ran: a repository, and the commit in it. */
export const RunCode = z.strictObject({ repository: WebAddress, commit: requiredText(100) })
export type RunCode = z.infer<typeof RunCode>

/** What it ran on: names and values, such as `gpu` and `8 × A100`. Everybody can read it: put no secret in. */
export const RunEnvironment = z
  .record(requiredLine(100), boundedText(500))
  .refine((values) => Object.keys(values).length <= 200, 'At most 200 entries.')

/** The seed of each stream of random numbers, by its name. */
export const RunSeeds = z
  .record(requiredLine(100), z.int())
  .refine((seeds) => Object.keys(seeds).length <= 1024, 'At most 1,024 streams.')

const RESULTS = { t6: T6Result, 'grad-mimic': GradMimicResult, other: JsonObject } as const

const Inputs = z.array(RunInput).max(1000)
const Outputs = z.array(RunOutput).max(1000)
const Artifacts = z.array(RunArtifact).max(1000)

const COMMON = {
  organization: Slug.describe('Who reports the run'),
  name: requiredLine(200),
  description: boundedText(20_000).default(''),
  startedAt: Timestamp.nullable().default(null),
  heartbeatSeconds: z
    .int()
    .min(10)
    .max(30 * 86_400)
    .default(DEFAULT_HEARTBEAT_SECONDS)
    .describe('How often it will report; silent for three times as long it counts as abandoned'),
  inputs: Inputs.min(1, 'A run reads something: name at least one input.'),
  outputs: Outputs.default([]),
  artifacts: Artifacts.default([]),
  code: RunCode.nullable().default(null),
  environment: RunEnvironment.default({}),
  engine: RunEngine.nullable().default(null),
  seeds: RunSeeds.default({}),
} as const

/** How a run ended, and when. `reason`: why it failed or was cancelled. */
const ENDING = {
  state: z.enum(FINAL_STATES),
  finishedAt: Timestamp.nullable()
    .default(null)
    .describe('Left out: of a run that was under way, now; of one that was over when it was reported, not known'),
  reason: boundedText(4000).default(''),
} as const

const end = <Result extends z.ZodType>(result: Result) =>
  z
    .strictObject({ ...ENDING, result: result.nullable().default(null) })
    .nullable()
    .default(null)
    .describe('Where the run is over already; left out: it is running')

/** A run as it is reported: what it read, what it was told to do, on what; and, where it is over already, how it ended. */
export const RunDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('t6'), ...COMMON, configuration: T6Configuration, ended: end(T6Result) }),
  z.strictObject({
    kind: z.literal('grad-mimic'),
    ...COMMON,
    configuration: GradMimicConfiguration,
    ended: end(GradMimicResult),
  }),
  z.strictObject({
    kind: z.literal('other'),
    ...COMMON,
    configuration: JsonObject.default({}),
    ended: end(JsonObject),
  }),
])
export type RunDraft = z.infer<typeof RunDraft>
export type RunDraftInput = z.input<typeof RunDraft>

/** What is added to a run that is under way. Nothing at all: a sign that it lives. With `ended` it is over, and never changes again. */
export const RunPatch = z.strictObject({
  inputs: Inputs.default([]),
  outputs: Outputs.default([]),
  artifacts: Artifacts.default([]),
  ended: z
    .strictObject({ ...ENDING, result: JsonObject.nullable().default(null) })
    .nullable()
    .default(null),
})
export type RunPatch = z.infer<typeof RunPatch>
export type RunPatchInput = z.input<typeof RunPatch>

/** A run's configuration or result, by its kind. */
export type RunConfiguration = T6Configuration | GradMimicConfiguration | JsonObject
export type RunResult = T6Result | GradMimicResult | JsonObject

/** What a run of this kind reports as its result, or a Refusal that says which part is of another form. */
export function resultOf(kind: RunKind, result: unknown): RunResult {
  return parseOrRefuse<RunResult>(RESULTS[kind], result, `result of a ${kind} run`)
}
