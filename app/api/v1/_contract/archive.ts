import { z } from 'zod'
import { CheckReport, FixityCheck } from '#lib/archive/check.ts'
import { ArchiveCopyDraft, CopyRetirement } from '#lib/archive/copy.ts'
import { PublicArchive } from '#lib/archive/public.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Archive copies'
const CopyParams = DigestParams.extend({ id: z.uuid() })

/** What came of asking for a check, or of reporting one. */
const AskedOrKept = z.strictObject({
  queued: z.boolean().describe('Whether the registry will check the copy itself'),
  check: z.uuid().nullable().describe('The check that was kept of the report'),
  outcome: FixityCheck.shape.outcome.nullable(),
})

export const readArchiveOperation = operation({
  id: 'readArchive',
  method: 'GET',
  path: '/versions/{digest}/archive',
  group,
  summary: 'Read where a version is kept, and how it stands',
  details:
    'The copies with what each must be and where it stands, the newest checks as PREMIS 3.0 events, the status of the whole with its reasons, and the NDSA levels (version 2, 2019) with exactly what the next one lacks. What was recomputed here, recomputed elsewhere, claimed by a host and not known since when is told apart. What nobody can see from here is unknown and does not count as met.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The archive of the version', schema: PublicArchive }],
  account: 'none',
  writes: false,
})

export const recordArchiveCopyOperation = operation({
  id: 'recordArchiveCopy',
  method: 'POST',
  path: '/versions/{digest}/archive',
  group,
  summary: 'Record a copy of a version',
  details:
    'Where a copy of the whole version, or of one of its files, is kept, by whom, and with what evidence. A file’s size and sha256 are taken from the version. Its first check is queued.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(ArchiveCopyDraft, 'copy'),
  answers: [
    { status: 201, describe: 'Recorded', schema: z.strictObject({ id: z.uuid() }) },
    { status: 409, describe: 'The address is recorded for this version already' },
  ],
  account: 'register',
  writes: true,
})

export const checkArchiveCopyOperation = operation({
  id: 'checkArchiveCopy',
  method: 'POST',
  path: '/versions/{digest}/archive/{id}/checks',
  group,
  summary: 'Ask for a check of a copy, or report one',
  details:
    'With `{}` the registry checks the copy itself, before those whose turn it is. With `report` a check that was made elsewhere is kept, under the name of who reports it and told apart from the registry’s own.',
  params: CopyParams,
  query: NOTHING,
  body: jsonBody(z.strictObject({ report: CheckReport.optional() }), 'request for a check'),
  answers: [
    { status: 202, describe: 'Queued', schema: AskedOrKept },
    { status: 201, describe: 'The reported check is kept', schema: AskedOrKept },
    { status: 409, describe: 'The copy is retired' },
  ],
  account: 'audit',
  writes: true,
})

export const retireArchiveCopyOperation = operation({
  id: 'retireArchiveCopy',
  method: 'POST',
  path: '/versions/{digest}/archive/{id}/retire',
  group,
  summary: 'Retire a copy',
  details: 'It is counted on and checked no longer; it stays readable with its checks and the reason.',
  params: CopyParams,
  query: NOTHING,
  body: jsonBody(CopyRetirement, 'retirement'),
  answers: [
    { status: 200, describe: 'Retired', schema: z.strictObject({ id: z.uuid() }) },
    { status: 409, describe: 'It was retired before' },
  ],
  account: 'register',
  writes: true,
})

export const ARCHIVE_OPERATIONS = [
  readArchiveOperation,
  recordArchiveCopyOperation,
  checkArchiveCopyOperation,
  retireArchiveCopyOperation,
] as const
