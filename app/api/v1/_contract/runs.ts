import { z } from 'zod'
import { Slug } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'
import { WHAT_A_SCORE_SAYS } from '#lib/grad-mimic/side-by-side.ts'
import { RunComparison } from '#lib/run/comparison.ts'
import { RunText } from '#lib/run/filter-input.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { LABELLED_ROLES } from '#lib/run/labelled-input.ts'
import { AppendedMeasurements, Measurements } from '#lib/run/measurements.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import { ListedRun, PublicRun, RUN_DISCLAIMER, RunOfVersion } from '#lib/run/public.ts'
import { RunDraft, RunPatch } from '#lib/run/schema.ts'
import { RunSearch } from '#lib/run/search.ts'
import { VersionRunOrder } from '#lib/run/t6-order.ts'
import { TraceStep } from '#lib/run/trace.ts'
import { DEFAULT_TOLERANCE, ReplayJudgement } from '#lib/run/verdict.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Runs'
const IdParams = z.object({ id: z.uuid() })

/** What a run and its measurements may hold as JSON. */
const RUN_MAX_BYTES = 8 * 1024 * 1024

const Tolerance = z.coerce
  .number()
  .min(0)
  .max(1)
  .default(DEFAULT_TOLERANCE)
  .describe('How far two numbers may be apart, relative to the larger')

export const listRunsOperation = operation({
  id: 'listRuns',
  method: 'GET',
  path: '/runs',
  group,
  summary: 'List runs',
  params: NOTHING,
  query: RunSearch,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Runs, newest first',
      schema: z.strictObject({
        items: z.array(ListedRun),
        nextCursor: z.string().nullable(),
        total: z.number().int(),
      }),
    },
  ],
  account: 'none',
  writes: false,
})

export const recordRunOperation = operation({
  id: 'recordRun',
  method: 'POST',
  path: '/runs',
  group,
  summary: 'Report a run that read or made versions',
  details:
    'Name each input by the digest of its version; where the digest is not known, by its name: such an input is flagged. With `ended` the run is over, and never changes again; without it is under way: report of it with `PATCH`, and its numbers with `POST …/metrics`. One that is silent for three of its own `heartbeatSeconds` counts as abandoned.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(RunDraft, 'run', RUN_MAX_BYTES),
  answers: [
    { status: 201, describe: 'Recorded; Location is where to read it', schema: PublicRun },
    { status: 422, describe: 'Something is missing, or a digest is no version here; nothing was written' },
  ],
  account: 'register',
  writes: true,
})

export const readRunOperation = operation({
  id: 'readRun',
  method: 'GET',
  path: '/runs/{id}',
  group,
  summary: 'Read a run',
  details:
    'With each input as it was known when it was recorded and as it is now, the figures of the record recomputed, what a repetition would need that the record does not say, flags, and the verdicts of replays.',
  params: IdParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The run', schema: PublicRun }],
  account: 'none',
  writes: false,
})

export const amendRunOperation = operation({
  id: 'amendRun',
  method: 'PATCH',
  path: '/runs/{id}',
  group,
  summary: 'Report of a run that is under way, or end it',
  details:
    'Inputs, outputs and artifacts are added to those that it has. `{}` is a sign of life. With `ended` it is complete, failed or cancelled.',
  params: IdParams,
  query: NOTHING,
  body: jsonBody(RunPatch, 'report', RUN_MAX_BYTES),
  answers: [
    { status: 200, describe: 'The run as it stands now', schema: PublicRun },
    { status: 409, describe: 'It is over already, and never changes' },
    { status: 422, describe: 'A digest is no version here, or the result is of another form; nothing was written' },
  ],
  account: 'register',
  writes: true,
})

export const appendMeasurementsOperation = operation({
  id: 'appendMeasurements',
  method: 'POST',
  path: '/runs/{id}/metrics',
  group,
  summary: 'Add numbers and digests by step',
  details:
    'The steps of each series ascend, and so do those of the trace; no NaN and no infinity. All of a message is kept, or nothing. It is a sign of life.',
  params: IdParams,
  query: NOTHING,
  body: jsonBody(Measurements, 'measurements', RUN_MAX_BYTES),
  answers: [
    { status: 201, describe: 'Kept', schema: AppendedMeasurements },
    { status: 409, describe: 'The run is over already' },
    { status: 422, describe: 'A step does not come after the one before it, or a value is no number' },
  ],
  account: 'register',
  writes: true,
})

const SeriesQuery = z.object({
  series: z.string().max(100).optional().describe('One series; left out: all'),
  after: z.coerce.number().int().min(-1).default(-1).describe('Only steps after this one; needs a series'),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
})

export const readMeasurementsOperation = operation({
  id: 'readMeasurements',
  method: 'GET',
  path: '/runs/{id}/metrics',
  group,
  summary: 'Read the numbers of a run',
  params: IdParams,
  query: SeriesQuery,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Points by series and step, as many as asked for',
      schema: z.strictObject({ items: z.array(MetricPoint), complete: z.boolean() }),
    },
  ],
  account: 'none',
  writes: false,
})

export const readTraceOperation = operation({
  id: 'readTrace',
  method: 'GET',
  path: '/runs/{id}/trace',
  group,
  summary: 'Read the digests of a run by step',
  params: IdParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'Steps in order', schema: z.strictObject({ items: z.array(TraceStep) }) }],
  account: 'none',
  writes: false,
})

const ReplayOrder = z.strictObject({
  run: z
    .uuid()
    .nullable()
    .default(null)
    .describe('The run that repeats it, recorded before; left out, this registry repeats it'),
  organization: Slug.nullable()
    .default(null)
    .describe('Who has it repeated here; left out, the organization of the run'),
  tolerance: z.number().min(0).max(1).default(DEFAULT_TOLERANCE).describe('Where it can’t be compared bit for bit'),
})

export const replayRunOperation = operation({
  id: 'replayRun',
  method: 'POST',
  path: '/runs/{id}/replay',
  group,
  summary: 'Have a run repeated, or a recorded run judged as its replay',
  details:
    'Without `run` this registry repeats what it carried out itself, as a run of its own, and judges it at its end: 202 with that run, or 409 with the reason why it is not replayable. Elsewhere: repeat the run, record the repetition as a run of its own, and name it here. On the same engine and kernel the digests of each step are compared; else numbers, within the tolerance. A run that was made elsewhere is never called identical.',
  params: IdParams,
  query: NOTHING,
  body: jsonBody(ReplayOrder, 'order'),
  answers: [
    {
      status: 201,
      describe: 'Judged',
      schema: z.strictObject({ id: z.uuid(), judgement: ReplayJudgement }),
    },
    { status: 202, describe: 'It is repeated here; Location is the run that does so', schema: PublicRun },
    { status: 409, describe: 'It is not replayable; the detail says why' },
    { status: 422, describe: 'There is no such run to compare with, or it is the same' },
  ],
  account: 'register',
  writes: true,
})

export const compareRunsOperation = operation({
  id: 'compareRuns',
  method: 'GET',
  path: '/runs/{id}/compare',
  group,
  summary: 'Compare two runs',
  params: IdParams,
  query: z.object({ with: z.uuid().describe('The other run'), tolerance: Tolerance }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'Where they differ', schema: RunComparison }],
  account: 'none',
  writes: false,
})

export const listRunsOfVersionOperation = operation({
  id: 'listRunsOfVersion',
  method: 'GET',
  path: '/versions/{digest}/runs',
  group,
  summary: 'Read which runs read or made exactly this version',
  details:
    'Those that name its digest, and (`pinned` false) those that name its dataset with this label or with none: they may have read another version.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Runs, newest first',
      schema: z.strictObject({
        version: Digest,
        items: z.array(RunOfVersion),
        disclaimer: z.literal(RUN_DISCLAIMER),
      }),
    },
  ],
  account: 'none',
  writes: false,
})

export const orderRunOperation = operation({
  id: 'orderRun',
  method: 'POST',
  path: '/versions/{digest}/runs',
  group,
  summary: 'Have a small T6 trained on this version',
  details:
    'The texts of the version must be held here: in a column of its records, or in its files. The run waits for a worker; read it to see how far it is. All settings may be left out.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(VersionRunOrder, 'order'),
  answers: [
    { status: 202, describe: 'Ordered; Location is where to read it', schema: PublicRun },
    { status: 410, describe: 'A version is withdrawn' },
    { status: 422, describe: 'It is too large, or no text is held here; nothing was written' },
  ],
  account: 'register',
  writes: true,
})

export const orderFilterOperation = operation({
  id: 'orderFilter',
  method: 'POST',
  path: '/versions/{digest}/filters',
  group,
  summary: 'Have this version filtered by Grad-Mimic',
  details: `A reference is imitated; records that most epochs speak against are left out of the new version that is made. Records are texts, and the reference a T6 that was trained here; or, with \`"task": "classification"\`, features with a label each, and the reference a classifier that the same run trains first on a version whose labels are trusted. ${WHAT_A_SCORE_SAYS} The run waits for a worker; its files are the scores of each record (Parquet), the list of removed records, its whole record, and the weights of a reference that it trained.`,
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(FilterOrder, 'order'),
  answers: [
    { status: 202, describe: 'Ordered; Location is where to read it', schema: PublicRun },
    { status: 409, describe: 'The label is taken' },
    { status: 410, describe: 'The version is withdrawn' },
    {
      status: 422,
      describe: 'No text, or no label and features, is held here, or the reference does not fit; nothing was written',
    },
  ],
  account: 'register',
  writes: true,
})

export const cancelRunOperation = operation({
  id: 'cancelRun',
  method: 'POST',
  path: '/runs/{id}/cancel',
  group,
  summary: 'Cancel a run that this registry carries out',
  details:
    'One that waits is over at once, one that is under way after the step that it is at. What it measured stays.',
  params: IdParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 202, describe: 'The run as it stands now', schema: PublicRun },
    { status: 409, describe: 'It is over already, or is carried out elsewhere' },
  ],
  account: 'register',
  writes: true,
})

export const readRunTextsOperation = operation({
  id: 'readRunTexts',
  method: 'GET',
  path: '/runs/{id}/texts',
  group,
  summary: 'Read the texts that a training or filter here read',
  details:
    'In the order of its inputs, read again as the run’s record says. Their digests stand there, of a training as `data.shards` and of a filter as `input.textsDigest`: whoever repeats the run elsewhere compares them first. The weights of a filter’s reference are a file of the run that trained it.',
  params: IdParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'Texts by version', schema: z.strictObject({ items: z.array(RunText) }) },
    { status: 409, describe: 'The run was not carried out here, read labelled features, or does not say how it read' },
    { status: 410, describe: 'A version is withdrawn' },
  ],
  account: 'none',
  writes: false,
})

export const readRunRecordsOperation = operation({
  id: 'readRunRecords',
  method: 'GET',
  path: '/runs/{id}/records',
  group,
  summary: 'Read the labelled records that a filter here read',
  details:
    'Lines of JSON, read again as the run’s record says: first `{"role", "version", "name", "unread", "records", "inputs"}`, then a line `{"id", "label", "truth", "source", "features"}` for each record, in its order. Features are float32, printed so that they are read again as the same. Their digests stand in the run’s configuration as `input.labelledDigest` and `reference.training.labelledDigest`: whoever repeats the run elsewhere compares them first.',
  params: IdParams,
  query: z.object({
    role: z.enum(LABELLED_ROLES).describe('The records that were judged, or those that the reference was trained on'),
  }),
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The records', mediaTypes: ['application/jsonl'] },
    { status: 409, describe: 'The run was not carried out here, or read texts' },
    { status: 410, describe: 'The version is withdrawn' },
  ],
  account: 'none',
  writes: false,
})

export const readRunFileOperation = operation({
  id: 'readRunFile',
  method: 'GET',
  path: '/runs/{id}/files/{file}',
  group,
  summary: 'Read a file of a run that is kept here',
  params: z.object({ id: z.uuid(), file: Digest.describe('Its digest') }),
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The bytes, whose sha256 is the digest', mediaTypes: ['application/octet-stream'] },
    { status: 404, describe: 'The run has no such file, or it is not kept here' },
  ],
  account: 'none',
  writes: false,
})

export const RUN_OPERATIONS = [
  listRunsOperation,
  recordRunOperation,
  readRunOperation,
  amendRunOperation,
  appendMeasurementsOperation,
  readMeasurementsOperation,
  readTraceOperation,
  replayRunOperation,
  compareRunsOperation,
  listRunsOfVersionOperation,
  orderRunOperation,
  orderFilterOperation,
  cancelRunOperation,
  readRunTextsOperation,
  readRunRecordsOperation,
  readRunFileOperation,
] as const
