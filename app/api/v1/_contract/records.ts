import { z } from 'zod'
import { VersionLabel } from '#lib/dataset/schema.ts'
import { Digest, Sha256Hex } from '#lib/digest.ts'
import { RecordProof } from '#lib/records/record-proof.ts'
import { RECORD_TEXT_FORMATS, RECORD_TEXT_MAX } from '#lib/records/record-text.ts'
import { type ColumnMapping, RECORD_ROLES, RecordFilter } from '#lib/records/schema.ts'
import { NO_BODY, RECORDS_MAX_BYTES, streamBody } from './body.ts'
import { operation } from './operation.ts'
import { DatasetParams, DigestParams, VersionParams } from './parameters.ts'
import { PublicUpload, RecordComparison, RecordFigures, RecordList } from './records-answer.ts'

const group = 'Records'
const DRAFT_RECORDS = '/datasets/{org}/{name}/versions/{label}/records'
const EXACT_RECORDS = '/versions/{digest}/records'

/** How long a request that sends records waits for them to be read, in ms. */
export const RECORDS_WAIT_MS = 25_000

const ColumnName = z.string().min(1).max(300)
const MAPPED = Object.fromEntries(RECORD_ROLES.map((role) => [`map.${role}`, ColumnName.optional()]))

/** `map.id=doc_id&map.digest=sha`: which columns play which roles. None given: they are guessed. */
export const SentRecordsQuery = z
  .looseObject({
    fileName: z.string().max(300).default('').describe('The name of the file, which helps to tell its format'),
    ...MAPPED,
  })
  .superRefine((query, context) => {
    for (const name of Object.keys(query).filter((one) => one.startsWith('map.') && !(one in MAPPED)))
      context.addIssue({ code: 'custom', path: [name], message: `No such role. Roles: ${RECORD_ROLES.join(', ')}.` })
  })
  .transform((query) => ({ fileName: query.fileName, mapping: mappingOf(query) }))

function mappingOf(query: Record<string, unknown>): ColumnMapping | null {
  const mapping: ColumnMapping = {}
  for (const role of RECORD_ROLES) {
    const column = query[`map.${role}`]
    if (typeof column === 'string') mapping[role] = column
  }
  return Object.keys(mapping).length === 0 ? null : mapping
}

/** Which of a version's record sets is meant, where it has several: by the sha256 of its manifest. */
const WHICH_SET = { set: Sha256Hex.optional().describe('The sha256 of a manifest, where the version has several') }

const RecordsQuery = RecordFilter.extend({
  ...WHICH_SET,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(4096).optional().describe('nextCursor of the page before'),
})

const LISTED = { status: 200, describe: 'A page of records, and how many fit in all', schema: RecordList }
const WITHDRAWN = { status: 410, describe: 'The version is withdrawn: its records are not shown any more' }

export const putRecordsOperation = operation({
  id: 'putRecords',
  method: 'PUT',
  path: DRAFT_RECORDS,
  group,
  summary: 'Give a draft its records',
  details:
    'The body is the file as it is: Parquet, CSV or JSONL, packed with gzip or zstd or not, of any media type. Each record has an `id` and a `digest`, the sha256 of its content; an address, a source, a licence and more if they are there, and any column besides is kept. Which column is which is guessed from their names and values, unless `map.ROLE=COLUMN` says so. The answer waits for the file to be read, some 25 s; a larger file is answered with 202 and the address to ask on at. A file with faults is refused with row and column of each, and the draft stays as it was.',
  params: VersionParams,
  query: SentRecordsQuery,
  body: streamBody(RECORDS_MAX_BYTES),
  answers: [
    { status: 200, describe: 'Kept in the place of the records that the draft had', schema: PublicUpload },
    { status: 201, describe: 'Kept: these are the records of the draft', schema: PublicUpload },
    { status: 202, describe: 'Still being read; Location is where to ask on', schema: PublicUpload },
  ],
  account: 'register',
  writes: true,
})

export const readUploadOperation = operation({
  id: 'readRecordUpload',
  method: 'GET',
  path: `${DRAFT_RECORDS}/uploads/{id}`,
  group,
  summary: 'Ask what became of a file of records',
  details: 'Members of the organisation alone see it.',
  params: VersionParams.extend({ id: z.uuid() }),
  query: z.object({}),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'Where it stands, and its faults if it was refused', schema: PublicUpload }],
  account: 'read',
  writes: false,
})

export const listRecordsOperation = operation({
  id: 'listRecords',
  method: 'GET',
  path: DRAFT_RECORDS,
  group,
  summary: 'List the records of a version by its label',
  details:
    'Those that equal each value given; `q` is part of the id, the URL or the source. The records of a draft are there for members of the organisation only.',
  params: VersionParams,
  query: RecordsQuery,
  body: NO_BODY,
  answers: [LISTED, WITHDRAWN],
  account: 'optional',
  writes: false,
})

export const listExactRecordsOperation = operation({
  id: 'listExactRecords',
  method: 'GET',
  path: EXACT_RECORDS,
  group,
  summary: 'List the records of a version by its digest',
  params: DigestParams,
  query: RecordsQuery,
  body: NO_BODY,
  answers: [LISTED, WITHDRAWN],
  account: 'none',
  writes: false,
})

export const readFiguresOperation = operation({
  id: 'readRecordFigures',
  method: 'GET',
  path: `${EXACT_RECORDS}/figures`,
  group,
  summary: 'Read what the records of a version add up to',
  details: 'Counts by host, source, licence, language, split and mark, and the figures of each column.',
  params: DigestParams,
  query: z.object({}),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'Each record set whose manifest is held here', schema: RecordFigures }],
  account: 'none',
  writes: false,
})

export const proveRecordOperation = operation({
  id: 'proveRecord',
  method: 'GET',
  path: `${EXACT_RECORDS}/proof`,
  group,
  summary: 'Prove that a record is in a version',
  details:
    'The leaves of its bucket and the digests of the other 4,095: `colophon records check` adds them up to the set digest, without asking anyone. A withdrawn version still proves what was in it.',
  params: DigestParams,
  query: z.object({ ...WHICH_SET, id: z.string().min(1).max(10_000).describe('The id of the record') }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The proof', schema: RecordProof }],
  account: 'none',
  writes: false,
})

export const downloadRecordsOperation = operation({
  id: 'downloadRecords',
  method: 'GET',
  path: `${EXACT_RECORDS}/download`,
  group,
  summary: 'Download the records of a version',
  details: `The Parquet file, whose sha256 (\`Repr-Digest\`) stands in the version record. Or the records that fit a filter as CSV or JSONL, at most ${RECORD_TEXT_MAX.toLocaleString('en')}.`,
  params: DigestParams,
  query: RecordFilter.extend({ ...WHICH_SET, format: z.enum(['parquet', ...RECORD_TEXT_FORMATS]).default('parquet') }),
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'The file',
      mediaTypes: ['application/vnd.apache.parquet', 'text/csv', 'application/jsonl'],
    },
    WITHDRAWN,
  ],
  account: 'none',
  writes: false,
})

/** A side of a comparison of records: a label of the dataset, or the digest of any version. */
const Side = Digest.or(VersionLabel)
const RecordsRange = z
  .string()
  .transform((text) => text.split('...'))
  .pipe(z.tuple([Side, Side], 'Two labels or digests with three dots between them, such as 1.0.0...1.1.0.'))

export const compareRecordsOperation = operation({
  id: 'compareRecords',
  method: 'GET',
  path: '/datasets/{org}/{name}/compare/{range}/records',
  group,
  summary: 'Compare the records of two versions',
  details:
    'How many were added, removed and changed, and the first of them. Buckets whose digests are equal are not read. Either side may be a label or the digest of a version of any dataset.',
  params: DatasetParams.extend({ range: RecordsRange }),
  query: z.object({ limit: z.coerce.number().int().min(0).max(1000).default(100) }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'What differs, or why it can not be told', schema: RecordComparison }],
  account: 'optional',
  writes: false,
})

export const RECORD_OPERATIONS = [
  putRecordsOperation,
  readUploadOperation,
  listRecordsOperation,
  listExactRecordsOperation,
  readFiguresOperation,
  proveRecordOperation,
  downloadRecordsOperation,
  compareRecordsOperation,
] as const
