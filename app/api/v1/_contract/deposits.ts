import { z } from 'zod'
import { PublicDoi } from '#lib/archive/doi.ts'
import { DATASET_EXPORT_FORMATS } from '#lib/interchange/dataset-exports.ts'
import { emptyBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DatasetParams, DigestParams, NOTHING } from './parameters.ts'

const group = 'Packages and DOIs'
const Dois = z.strictObject({ items: z.array(PublicDoi) })

export const readDepositOperation = operation({
  id: 'readDeposit',
  method: 'GET',
  path: '/versions/{digest}/deposit',
  group,
  summary: 'Download the deposit package of a version',
  details:
    'A bag (BagIt 1.0, RFC 8493) in a tar: the version record, the metadata in every format, licences, attribution, citations, the manifests of records, and the files whose bytes are held here. Of other files `fetch.txt` says where they are, and the manifest what they must digest to. The same facts are the same bytes. `colophon bag verify` checks it.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The package', mediaTypes: ['application/x-tar'] }],
  account: 'none',
  writes: false,
})

export const exportDatasetOperation = operation({
  id: 'exportDataset',
  method: 'GET',
  path: '/datasets/{org}/{name}/export/{format}',
  group,
  summary: 'Export a dataset, all versions together',
  details: `Formats: ${DATASET_EXPORT_FORMATS.map(({ id, label }) => `\`${id}\` (${label})`).join(', ')}.`,
  params: DatasetParams.extend({ format: z.enum(DATASET_EXPORT_FORMATS.map(({ id }) => id)) }),
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The document', mediaTypes: DATASET_EXPORT_FORMATS.map(({ mediaType }) => mediaType) },
    { status: 409, describe: 'Nothing of the dataset was published yet' },
  ],
  account: 'none',
  writes: false,
})

export const listDoisOperation = operation({
  id: 'listDois',
  method: 'GET',
  path: '/versions/{digest}/doi',
  group,
  summary: 'Read the DOIs that were asked for',
  details: 'Of the version, and of its dataset with all versions.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The DOIs, none where none was asked for', schema: Dois }],
  account: 'none',
  writes: false,
})

export const requestDoiOperation = operation({
  id: 'requestDoi',
  method: 'POST',
  path: '/versions/{digest}/doi',
  group,
  summary: 'Register DOIs of a version and of its dataset',
  details:
    'One of the version and, once, one of the dataset with all its versions. A job registers them at DataCite; asked for again, it tells what has changed since. A withdrawal is told by itself.',
  params: DigestParams,
  query: NOTHING,
  body: emptyBody(),
  answers: [
    { status: 202, describe: 'Asked for: the DOIs and how far each is', schema: Dois },
    { status: 409, describe: 'The version is withdrawn and has no DOI' },
    { status: 503, describe: 'This registry has no account with DataCite' },
  ],
  account: 'publish',
  writes: true,
})

export const DEPOSIT_OPERATIONS = [
  readDepositOperation,
  exportDatasetOperation,
  listDoisOperation,
  requestDoiOperation,
] as const
