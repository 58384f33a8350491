import { api } from '#app/_server/api.ts'
import { requireMatch } from '#app/_server/etag.ts'
import { amendDataset } from '#db/commands/amend-dataset.ts'
import { holdDataset } from '#db/commands/hold-dataset.ts'
import { publicDataset } from '../../../_answers/dataset.ts'
import { datasetOrRefuse, pathOf } from '../../../_answers/read.ts'
import { amendDatasetOperation, readDatasetOperation } from '../../../_contract/datasets.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The dataset with its versions. */
export const GET = api(readDatasetOperation, async ({ db, actor, params, site }) =>
  Response.json(publicDataset(await datasetOrRefuse(db, actor, pathOf(params)), site)),
)

/** Amends what is said of the dataset; with If-Match only if it is still as it was read. */
export const PATCH = api(amendDatasetOperation, async ({ db, actor, request, params, body, site }) => {
  const path = pathOf(params)
  return holdDataset(db, path, async (tx) => {
    const before = publicDataset(await datasetOrRefuse(tx, actor, path), site)
    requireMatch(request.headers.get('if-match'), before)
    await amendDataset(tx, actor, path, body)
    return Response.json(publicDataset(await datasetOrRefuse(tx, actor, path), site))
  })
})
