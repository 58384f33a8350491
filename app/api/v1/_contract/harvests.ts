import { z } from 'zod'
import { HarvestedOrigin, HarvestOrder, ORIGIN_OUTCOMES, PublicHarvest } from '#lib/preference/harvest.ts'
import { PublicTerms, TermsDraft, TermsEnd, TermsHost } from '#lib/preference/terms-record.ts'
import { emptyBody, jsonBody, NO_BODY, streamBody } from './body.ts'
import { operation } from './operation.ts'
import { AfterQuery, DigestParams, NOTHING } from './parameters.ts'

const group = 'Preferences'
const IdParams = z.object({ id: z.uuid() })

/** The largest file of a collector's snapshots. */
export const SNAPSHOTS_MAX_BYTES = 256 * 1024 * 1024

const Started = z.strictObject({ harvest: PublicHarvest })

export const startHarvestOperation = operation({
  id: 'startHarvest',
  method: 'POST',
  path: '/versions/{digest}/harvests',
  group,
  summary: 'Have the hosts of a version asked what they say of use',
  details:
    'All of them, or a sample that the version’s digest chooses. Each host is asked for robots.txt, tdmrep.json, both ai.txt, trust.txt, and the licences and policies that these point to: one request at a time, as its robots.txt lets `Colophon`. Every attempt is kept with its time, header lines and bytes. Owners, stewards and auditors of the organisation may.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(HarvestOrder, 'order'),
  answers: [
    { status: 202, describe: 'On its way; Location is where to follow it', schema: Started },
    { status: 410, describe: 'The version is withdrawn' },
  ],
  account: 'audit',
  writes: true,
})

export const listHarvestsOperation = operation({
  id: 'listHarvests',
  method: 'GET',
  path: '/versions/{digest}/harvests',
  group,
  summary: 'Read when the hosts of a version were asked, and what came of it',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'Harvests, newest first', schema: z.strictObject({ items: z.array(PublicHarvest) }) },
  ],
  account: 'none',
  writes: false,
})

/** A harvest with a page of its origins. */
export const HarvestAnswer = PublicHarvest.extend({ items: z.array(HarvestedOrigin), nextAfter: z.string().nullable() })

export const readHarvestOperation = operation({
  id: 'readHarvest',
  method: 'GET',
  path: '/harvests/{id}',
  group,
  summary: 'Read a harvest, and what came of each host',
  details:
    'Every host that is known is in exactly one count: of `outcomes`, or it is waiting. Those that were not chosen are `not-asked`.',
  params: IdParams,
  query: AfterQuery.extend({
    outcome: z
      .enum([...ORIGIN_OUTCOMES, 'waiting'])
      .optional()
      .describe('Only the hosts of this outcome, or those that wait'),
  }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The harvest and a page of its origins', schema: HarvestAnswer }],
  account: 'none',
  writes: false,
})

export const stopHarvestOperation = operation({
  id: 'stopHarvest',
  method: 'POST',
  path: '/harvests/{id}/stop',
  group,
  summary: 'Stop a harvest',
  details: 'What was seen stays; hosts that were not asked yet count as not asked.',
  params: IdParams,
  query: NOTHING,
  body: emptyBody(),
  answers: [
    { status: 200, describe: 'Stopped', schema: Started },
    { status: 409, describe: 'It is over already' },
  ],
  account: 'audit',
  writes: true,
})

/** What a file of snapshots gave. `known`: it had been imported before, and nothing changed. */
export const SnapshotsAnswer = z.strictObject({
  file: z.string().describe('The digest of the file'),
  known: z.boolean(),
  places: z.number().int().describe('Responses of files that speak for a whole origin'),
  pages: z.number().int().describe('Responses of other addresses, whose header lines are kept'),
  origins: z.number().int(),
  skipped: z.number().int(),
})
export type SnapshotsAnswer = z.infer<typeof SnapshotsAnswer>

export const importSnapshotsOperation = operation({
  id: 'importSnapshots',
  method: 'POST',
  path: '/versions/{digest}/preferences/snapshots',
  group,
  summary: 'Add what the collector kept when the records were collected',
  details:
    'The body is the file as it is, up to 256 MiB: WARC/1.0 or 1.1 (gzip by record or not; its `response` records), or JSON lines `{url, fetchedAt, status, headers: [[name, value]], body | bodyBase64, agent}`. Of robots.txt and the other files of an origin the whole is kept, of any other address the header lines and the head of an HTML page. A file with a fault is refused with the line, or the byte at which the record begins. The same file again changes nothing.',
  params: DigestParams,
  query: z.object({
    agent: z
      .string()
      .trim()
      .max(200)
      .regex(/^[\x20-\x7e]*$/, 'A product token such as CCBot.')
      .default('')
      .describe('The product token of the collector, where the file does not name it'),
  }),
  body: streamBody(SNAPSHOTS_MAX_BYTES),
  answers: [
    { status: 200, describe: 'Known already: nothing changed', schema: SnapshotsAnswer },
    { status: 201, describe: 'Kept', schema: SnapshotsAnswer },
    { status: 422, describe: 'Faults, each with its place; nothing was kept' },
  ],
  account: 'audit',
  writes: true,
})

const TermsAnswer = z.strictObject({ terms: PublicTerms })

export const listTermsStatementsOperation = operation({
  id: 'listTermsOfService',
  method: 'GET',
  path: '/preferences/terms',
  group,
  summary: 'Read the terms of service that people recorded for a host',
  details: 'Those of the host and of hosts above it that speak for all below; ended ones too.',
  params: NOTHING,
  query: z.object({ host: TermsHost }),
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'Recorded terms, oldest first', schema: z.strictObject({ items: z.array(PublicTerms) }) },
  ],
  account: 'none',
  writes: false,
})

export const recordTermsOperation = operation({
  id: 'recordTermsOfService',
  method: 'POST',
  path: '/preferences/terms',
  group,
  summary: 'Record what terms of service say of use',
  details:
    'The words, where they stand, and which usages they allow or deny. A deny counts in the protective reading at once; an allow needs the snapshot in which it was read, and counts once another person confirms it.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(TermsDraft, 'terms'),
  answers: [
    { status: 201, describe: 'Recorded', schema: TermsAnswer },
    { status: 422, describe: 'Something is missing, or the host is a public suffix' },
  ],
  account: 'audit',
  writes: true,
})

const STEP_ANSWERS = [
  { status: 200, describe: 'As they stand now', schema: TermsAnswer },
  { status: 409, describe: 'Not by who recorded them, or they are over' },
] as const

export const confirmTermsOperation = operation({
  id: 'confirmTermsOfService',
  method: 'POST',
  path: '/preferences/terms/{id}/confirm',
  group,
  summary: 'Confirm what another person recorded',
  params: IdParams,
  query: NOTHING,
  body: emptyBody(),
  answers: STEP_ANSWERS,
  account: 'audit',
  writes: true,
})

export const endTermsOperation = operation({
  id: 'endTermsOfService',
  method: 'POST',
  path: '/preferences/terms/{id}/end',
  group,
  summary: 'End recorded terms: they hold no longer',
  params: IdParams,
  query: NOTHING,
  body: jsonBody(TermsEnd, 'reason'),
  answers: STEP_ANSWERS,
  account: 'audit',
  writes: true,
})

export const HARVEST_OPERATIONS = [
  startHarvestOperation,
  listHarvestsOperation,
  readHarvestOperation,
  stopHarvestOperation,
  importSnapshotsOperation,
  listTermsStatementsOperation,
  recordTermsOperation,
  confirmTermsOperation,
  endTermsOperation,
] as const
