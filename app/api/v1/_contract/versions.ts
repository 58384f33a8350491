import { FileList, PublicVersion } from '#lib/dataset/public.ts'
import { VersionDraft, Withdrawal } from '#lib/dataset/schema.ts'
import { DRAFT_MAX_BYTES, emptyBody, jsonBody, NO_BODY } from './body.ts'
import { CompareAnswer } from './compare-answer.ts'
import { VERSION_MEDIA_TYPES } from './media-types.ts'
import { operation } from './operation.ts'
import { AfterQuery, DatasetParams, NOTHING, VersionParams, VersionRange } from './parameters.ts'

const group = 'Versions'
const VERSION_PATH = '/datasets/{org}/{name}/versions/{label}'

export const draftVersionOperation = operation({
  id: 'draftVersion',
  method: 'POST',
  path: '/datasets/{org}/{name}/versions',
  group,
  summary: 'Draft a version',
  details:
    'Everything that the version record will commit to. A body over 64 KiB is best sent with `Content-Encoding: gzip`.',
  params: DatasetParams,
  query: NOTHING,
  body: jsonBody(VersionDraft, 'version', DRAFT_MAX_BYTES),
  answers: [{ status: 201, describe: 'The draft; Location is its address', schema: PublicVersion }],
  account: 'register',
  writes: true,
})

export const readVersionOperation = operation({
  id: 'readVersion',
  method: 'GET',
  path: VERSION_PATH,
  group,
  summary: 'Read a version by its label',
  details:
    'A draft is there only for members of the organisation. By `Accept` also its canonical record, its citation in each format, and each export; the same holds at the address of the version’s page.',
  params: VersionParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The version', schema: PublicVersion, mediaTypes: VERSION_MEDIA_TYPES },
    { status: 406, describe: 'None of the media types in Accept is one of these' },
  ],
  account: 'optional',
  writes: false,
})

export const amendDraftOperation = operation({
  id: 'amendDraft',
  method: 'PUT',
  path: VERSION_PATH,
  group,
  summary: 'Put another draft in a draft’s place',
  details: 'The whole draft, label included. A published version is left alone. `If-Match` is heeded.',
  params: VersionParams,
  query: NOTHING,
  body: jsonBody(VersionDraft, 'version', DRAFT_MAX_BYTES),
  answers: [{ status: 200, describe: 'The draft as it is now', schema: PublicVersion }],
  account: 'register',
  writes: true,
})

export const discardDraftOperation = operation({
  id: 'discardDraft',
  method: 'DELETE',
  path: VERSION_PATH,
  group,
  summary: 'Discard a draft',
  details: 'It was never published, so nothing cites it. A published version is withdrawn instead.',
  params: VersionParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 204, describe: 'It is gone' }],
  account: 'register',
  writes: true,
})

export const publishVersionOperation = operation({
  id: 'publishVersion',
  method: 'POST',
  path: `${VERSION_PATH}/publish`,
  group,
  summary: 'Publish a draft',
  details:
    'Settles its record and gives it its digest. From then on it never changes. Publishing again answers the same digest.',
  params: VersionParams,
  query: NOTHING,
  body: emptyBody(),
  answers: [{ status: 200, describe: 'The published version', schema: PublicVersion }],
  account: 'publish',
  writes: true,
})

export const withdrawVersionOperation = operation({
  id: 'withdrawVersion',
  method: 'POST',
  path: `${VERSION_PATH}/withdraw`,
  group,
  summary: 'Withdraw a published version',
  details: 'For good. The record, its digest and the reason stay as a tombstone; the files are no longer offered.',
  params: VersionParams,
  query: NOTHING,
  body: jsonBody(Withdrawal, 'withdrawal'),
  answers: [{ status: 200, describe: 'The withdrawn version', schema: PublicVersion }],
  account: 'withdraw',
  writes: true,
})

export const listFilesOperation = operation({
  id: 'listFiles',
  method: 'GET',
  path: `${VERSION_PATH}/files`,
  group,
  summary: 'List the files of a version',
  details: 'In the order of their paths. Ask on with `nextAfter` until it is null.',
  params: VersionParams,
  query: AfterQuery,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'A page of files, and how many there are', schema: FileList }],
  account: 'optional',
  writes: false,
})

export const compareVersionsOperation = operation({
  id: 'compareVersions',
  method: 'GET',
  path: '/datasets/{org}/{name}/compare/{range}',
  group,
  summary: 'Compare two versions of a dataset',
  details: '`range` is two labels with three dots between them, the earlier one first: `1.0.0...1.1.0`.',
  params: DatasetParams.extend({ range: VersionRange }),
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'What differs, group by group', schema: CompareAnswer }],
  account: 'optional',
  writes: false,
})

export const VERSION_OPERATIONS = [
  draftVersionOperation,
  readVersionOperation,
  amendDraftOperation,
  discardDraftOperation,
  publishVersionOperation,
  withdrawVersionOperation,
  listFilesOperation,
  compareVersionsOperation,
] as const
