import { api } from '#app/_server/api.ts'
import { readDatasetExport } from '#db/queries/read-version-export.ts'
import { Refusal } from '#lib/error.ts'
import { dataciteDataset } from '#lib/interchange/datacite-dataset.ts'
import { DATASET_EXPORT_FORMATS } from '#lib/interchange/dataset-exports.ts'
import { noDataset, pathOf } from '../../../../../_answers/read.ts'
import { exportDatasetOperation } from '../../../../../_contract/deposits.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The dataset, all versions together, as a document of another format. */
export const GET = api(exportDatasetOperation, async ({ db, params, site }) => {
  const format = DATASET_EXPORT_FORMATS.find(({ id }) => id === params.format)
  if (format === undefined) throw new Refusal('not-found', `There is no export format ${params.format} of a dataset.`)
  const path = pathOf(params)
  const exported = await readDatasetExport(db, path, site)
  if (exported === null) throw noDataset(path)
  const record = dataciteDataset(exported)
  if (record === null) throw new Refusal('conflict', `Nothing of ${path} was published yet. Publish a version first.`)
  const name = `${path}.${format.id}.${format.extension}`.replace(/[^A-Za-z0-9._-]/g, '_')
  return new Response(format.print(record), {
    headers: { 'Content-Type': format.mediaType, 'Content-Disposition': `inline; filename="${name}"` },
  })
})
