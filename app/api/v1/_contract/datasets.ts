import { DatasetList, PublicDataset } from '#lib/dataset/public.ts'
import { DatasetDraft, DatasetPatch } from '#lib/dataset/schema.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DatasetParams, NOTHING } from './parameters.ts'

const group = 'Datasets'

/** A dataset at its largest: thousands of creators, and what importers kept. */
const DATASET_MAX_BYTES = 8 * 1024 * 1024

export const listDatasetsOperation = operation({
  id: 'listDatasets',
  method: 'GET',
  path: '/datasets',
  group,
  summary: 'Find datasets',
  details:
    'Words and facets as on the Explore page. Within a facet any value fits, between facets all must; a parameter may be repeated. Ask on with `nextCursor` until it is null.',
  params: NOTHING,
  query: DatasetSearch,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'A page of datasets, and how many fit in all', schema: DatasetList }],
  account: 'none',
  writes: false,
})

export const registerDatasetOperation = operation({
  id: 'registerDataset',
  method: 'POST',
  path: '/datasets',
  group,
  summary: 'Register a dataset',
  details: 'It has no version yet. Its name stays as it is, since versions are cited under it.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(DatasetDraft, 'dataset', DATASET_MAX_BYTES),
  answers: [
    { status: 201, describe: 'The dataset as it was registered; Location is its address', schema: PublicDataset },
  ],
  account: 'register',
  writes: true,
})

export const readDatasetOperation = operation({
  id: 'readDataset',
  method: 'GET',
  path: '/datasets/{org}/{name}',
  group,
  summary: 'Read a dataset with its versions',
  details: 'Drafts are listed only for members of the organisation.',
  params: DatasetParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The dataset, its versions newest first', schema: PublicDataset }],
  account: 'optional',
  writes: false,
})

export const amendDatasetOperation = operation({
  id: 'amendDataset',
  method: 'PATCH',
  path: '/datasets/{org}/{name}',
  group,
  summary: 'Amend what is said of a dataset',
  details:
    'A member that is given takes the place of what was there, whole; one that is left out stays. Published versions never change. Send the `ETag` that you read as `If-Match`, and nobody else’s change is lost.',
  params: DatasetParams,
  query: NOTHING,
  body: jsonBody(
    DatasetPatch.refine((patch) => Object.keys(patch).length > 0, 'Name at least one member to amend.'),
    'amendment',
    DATASET_MAX_BYTES,
  ),
  answers: [{ status: 200, describe: 'The dataset as it is now', schema: PublicDataset }],
  account: 'register',
  writes: true,
})

export const DATASET_OPERATIONS = [
  listDatasetsOperation,
  registerDatasetOperation,
  readDatasetOperation,
  amendDatasetOperation,
] as const
