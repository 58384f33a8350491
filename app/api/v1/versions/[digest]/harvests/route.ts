import { api } from '#app/_server/api.ts'
import { startHarvest } from '#db/commands/start-harvest.ts'
import { readHarvests } from '#db/queries/read-harvests.ts'
import { Refusal } from '#lib/error.ts'
import { harvestOrRefuse, noExactVersion } from '../../../_answers/harvest.ts'
import { versionOrRefuse } from '../../../_answers/read.ts'
import { listHarvestsOperation, startHarvestOperation } from '../../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The harvests of the version. */
export const GET = api(listHarvestsOperation, async ({ db, params }) => {
  await versionOrRefuse(db, null, params)
  return Response.json({ items: await readHarvests(db, params) })
})

/** Orders that the hosts are asked. */
export const POST = api(startHarvestOperation, async ({ db, actor, params, body, site }) => {
  const started = await startHarvest(db, actor, params.digest, body)
  if (started.kind === 'not-found') throw noExactVersion(params.digest)
  if (started.kind === 'withdrawn')
    throw new Refusal('gone', 'The version is withdrawn: its hosts are not asked any more.')
  const headers = { Location: `${site}/api/v1/harvests/${started.id}` }
  return Response.json({ harvest: await harvestOrRefuse(db, started.id) }, { status: 202, headers })
})
