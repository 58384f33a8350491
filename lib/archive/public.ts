import { z } from 'zod'
import { Digest } from '../digest.ts'
import { Evidence, Timestamp } from '../evidence.ts'
import { CHECK_BASES, FixityCheck } from './check.ts'
import { COPY_COVERS, COPY_HOSTS, COPY_SCHEMES, CopyRetirement, MANDATES } from './copy.ts'
import { NDSA_ROWS, REQUIREMENT_STATES } from './level-requirements.ts'
import { PremisEvent } from './premis.ts'
import { COPY_STATES } from './standing.ts'
import { ARCHIVE_STATUSES, STATUS_REASONS } from './status.ts'

/** Where a copy stands, as anyone is told. `unknownSince`: the moment until which it was known; null where it is known. */
const PublicStanding = z.strictObject({
  state: z.enum(COPY_STATES),
  why: z.string(),
  lastPass: Timestamp.nullable(),
  lastPassBasis: z.enum(CHECK_BASES).nullable(),
  lastChecked: Timestamp.nullable(),
  unknownSince: Timestamp.nullable(),
})

/** A copy as anyone is told: what was recorded, by whom, and where it stands; `standing` null once it is retired. */
export const PublicCopy = z.strictObject({
  id: z.uuid(),
  host: z.enum(COPY_HOSTS),
  url: z.string(),
  custodian: z.string(),
  mandate: z.enum(MANDATES),
  covers: z.enum(COPY_COVERS),
  path: z.string().nullable(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  identifiers: z.array(z.strictObject({ scheme: z.enum(COPY_SCHEMES), value: z.string() })),
  place: z.string(),
  depositedOn: z.string().nullable(),
  note: z.string(),
  evidence: z.array(Evidence),
  isAtHost: z.boolean().describe("Whether it lies where the version's publisher has it, so that it is no further copy"),
  by: z.string(),
  recordedAt: Timestamp,
  dueAt: Timestamp.describe('When it is to be checked again'),
  isAsked: z.boolean().describe('Whether somebody asked for a check that has not been made yet'),
  retirement: CopyRetirement.extend({ by: z.string(), at: Timestamp }).nullable(),
  standing: PublicStanding.nullable(),
  newestCheck: FixityCheck.nullable(),
})
export type PublicCopy = z.infer<typeof PublicCopy>

const PublicRequirement = z.strictObject({
  id: z.string(),
  level: z.number(),
  asks: z.string(),
  state: z.enum(REQUIREMENT_STATES),
  why: z.string(),
})

/** The grid of NDSA levels as anyone is told. */
export const PublicLevels = z.strictObject({
  rule: z.string(),
  level: z.number(),
  rows: z.array(
    z.strictObject({
      row: z.enum(NDSA_ROWS),
      level: z.number(),
      requirements: z.array(PublicRequirement),
      missing: z.array(PublicRequirement),
    }),
  ),
})

/** What is known of the preservation of one version: the status with its reasons, the copies, the newest checks as PREMIS events, and the NDSA levels. */
export const PublicArchive = z.strictObject({
  version: Digest,
  dataset: z.string(),
  label: z.string(),
  rule: z.string(),
  asOf: Timestamp,
  status: z.enum(ARCHIVE_STATUSES),
  reasons: z.array(z.strictObject({ code: z.enum(STATUS_REASONS), says: z.string(), copies: z.array(z.uuid()) })),
  verifiedAt: Timestamp.nullable(),
  copies: z.array(PublicCopy),
  checks: z.number().int().describe('How many checks are kept'),
  events: z.array(PremisEvent).describe('The newest checks, the newest first, as PREMIS 3.0 events'),
  levels: PublicLevels,
})
export type PublicArchive = z.infer<typeof PublicArchive>
