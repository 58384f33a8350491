import { z } from 'zod'
import { Sha256Hex } from '../digest.ts'
import { Evidence, requiredText, Timestamp, WebAddress } from '../evidence.ts'

/** pass: the bytes are the expected ones. fail: they are others, or are not there. unknown: it could not be told; a reason says why. */
export const CHECK_OUTCOMES = ['pass', 'fail', 'unknown'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/** What the outcome rests on. `recomputed-elsewhere`: somebody reports it. `claimed-by-host`: the host's word, which neither passes nor fails. */
export const CHECK_BASES = ['recomputed-here', 'recomputed-elsewhere', 'claimed-by-host', 'nothing'] as const
export type CheckBasis = (typeof CHECK_BASES)[number]

/** alive: it answered with something. gone: the host says there is none (404, 410). refused: other answers. unreachable: no answer. */
export const LINK_STATES = ['alive', 'gone', 'refused', 'unreachable', 'not-asked'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** Everything that a check may say, by a stable code. */
export const CHECK_REASONS = [
  'digest-same',
  'digest-other',
  'size-same',
  'size-other',
  'no-digest-expected',
  'not-found',
  'refused',
  'unreachable',
  'cut-short',
  'encoded',
  'beyond-bound',
  'host-claims-same',
  'host-claims-other',
  'host-claim-wrong',
  'files-same',
  'files-other',
  'files-not-all',
] as const
export const CheckReason = z.strictObject({ code: z.enum(CHECK_REASONS), says: z.string() })
export type CheckReason = z.infer<typeof CheckReason>

/** What a host says of the bytes at an address, in its headers: never more than its claim. `bytes`: Content-Length. Null: it does not say. */
export const HostClaim = z.strictObject({
  sha256: Sha256Hex.nullable(),
  /** The header that the digest was read from, such as `repr-digest`. */
  header: z.string().nullable(),
  bytes: z.number().nullable(),
  etag: z.string().nullable(),
})
export type HostClaim = z.infer<typeof HostClaim>

/** One check as it is kept: never changed and never removed. `agent`: the registry itself, or the name of who reports it. */
export const FixityCheck = z.strictObject({
  id: z.uuid(),
  copy: z.uuid(),
  at: Timestamp,
  rule: z.string(),
  basis: z.enum(CHECK_BASES),
  outcome: z.enum(CHECK_OUTCOMES),
  link: z.enum(LINK_STATES),
  reasons: z.array(CheckReason),
  /** The address that answered in the end, redirects followed; null where none did. */
  url: z.string().nullable(),
  status: z.number().int().nullable(),
  /** What was received and recomputed; null where no bytes were read to their end. */
  bytes: z.number().nullable(),
  sha256: Sha256Hex.nullable(),
  expectedBytes: z.number().nullable(),
  expectedSha256: Sha256Hex.nullable(),
  claim: HostClaim.nullable(),
  agent: z.string(),
  /** How it was made, in the words of who reports it; empty for the registry's own. */
  note: z.string(),
  evidence: z.array(Evidence),
})
export type FixityCheck = z.infer<typeof FixityCheck>

/**
 * A check that somebody made elsewhere, as they report it: the sha256 of what they got from the copy's address, or how many of the version's files
 * they compared with its digests and how many differ (what `colophon verify` prints). `report`: where the report can be read.
 */
export const CheckReport = z
  .strictObject({
    at: Timestamp,
    sha256: Sha256Hex.nullable().default(null),
    bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
    filesChecked: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
    filesDiffering: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    how: requiredText(2000),
    report: WebAddress.nullable().default(null),
  })
  .refine(({ sha256, filesChecked }) => (sha256 === null) !== (filesChecked === null), {
    path: ['sha256'],
    message: 'Give the sha256 of what the address sent, or how many files were compared: one of the two.',
  })
  .refine(({ filesChecked, filesDiffering }) => filesChecked === null || filesDiffering <= filesChecked, {
    path: ['filesDiffering'],
    message: 'No more files can differ than were compared.',
  })
export type CheckReport = z.infer<typeof CheckReport>
