import { api } from '#app/_server/api.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { countDatasets } from '#db/queries/count-datasets.ts'
import { listDatasets } from '#db/queries/list-datasets.ts'
import { Refusal } from '#lib/error.ts'
import { datasetDoor } from '../_answers/addresses.ts'
import { listedDataset, publicDataset } from '../_answers/dataset.ts'
import { datasetOrRefuse } from '../_answers/read.ts'
import { listDatasetsOperation, registerDatasetOperation } from '../_contract/datasets.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The datasets that fit the search, a page of them, and how many there are. */
export const GET = api(listDatasetsOperation, async ({ db, query, site }) => {
  const { items, nextCursor } = await listDatasets(db, query)
  const total = await countDatasets(db, query)
  return Response.json({ items: items.map((entry) => listedDataset(entry, site)), nextCursor, total })
})

/** Registers a dataset. */
export const POST = api(registerDatasetOperation, async ({ db, actor, body, site }) => {
  const result = await registerDataset(db, actor, body)
  if (result.kind === 'no-organization')
    throw new Refusal('not-found', `There is no organisation ${body.organization}. Create it first.`)
  if (result.kind === 'name-taken')
    throw new Refusal('conflict', `The name ${body.organization}/${body.name} is taken.`, [
      { at: '/name', message: 'Taken.' },
    ])
  const dataset = publicDataset(await datasetOrRefuse(db, actor, result.path), site)
  return Response.json(dataset, { status: 201, headers: { Location: datasetDoor(site, result.path) } })
})
